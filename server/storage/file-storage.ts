/** Where a file's bytes are kept. Keys are made by us and never by whoever sends a file. */
export interface FileStorage {
  /** Keeps the bytes under the key; the same key again replaces them whole. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** @returns the bytes, or null if there are none under this key */
  get(key: string): Promise<Uint8Array | null>;
  /** Without effect for a key that isn't there. */
  remove(key: string): Promise<void>;
}
