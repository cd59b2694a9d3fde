/** An original is never replaced under its name. */
export interface PhotographStore {
  /** @returns null if there is none of this name */
  read(name: string): Promise<Buffer | null>;
  /** Smaller copies of these are made before anybody asks. */
  names(): Promise<string[]>;
}
