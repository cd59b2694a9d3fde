import type { PhotographStore } from './photograph-originals.ts';
import { storage } from './storage.ts';

/** What such a photograph can be called, as the source of an expression. */
export const storedPhotographName = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.webp';
const name = new RegExp(`^${storedPhotographName}$`);

export const storedPhotographKey = (file: string): string => `photograph/${file}`;

/** The photographs that merchants have sent, beside those of a folder. */
export const withStoredPhotographs = (folder: PhotographStore): PhotographStore => ({
  async read(file) {
    const bytes = name.test(file) ? await storage().get(storedPhotographKey(file)) : null;
    return bytes ? Buffer.from(bytes) : folder.read(file);
  },
  names: () => folder.names(),
});
