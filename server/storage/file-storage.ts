/** Keys are made by us and never by whoever sends a file. */
export interface FileStorage {
  /** The same key again replaces the bytes whole. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** @returns null if there are none under this key */
  get(key: string): Promise<Uint8Array | null>;
  /** Without effect for a key that isn't there. */
  remove(key: string): Promise<void>;
}
