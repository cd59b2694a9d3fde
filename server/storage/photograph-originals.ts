/** Where the originals of the catalogue's photographs are. One is never replaced under its name. */
export interface PhotographStore {
  /** @returns the original; null if there is none of this name */
  read(name: string): Promise<Buffer | null>;
  /** The names of those whose smaller copies are made before anybody asks. */
  names(): Promise<string[]>;
}
