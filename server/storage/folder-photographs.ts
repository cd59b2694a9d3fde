import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './disk-storage.ts';
import { photographName } from './photograph-name.ts';
import type { PhotographStore } from './photograph-originals.ts';

const name = new RegExp(`^${photographName}$`);

export const folderPhotographs = (folder: string): PhotographStore => ({
  async read(file) {
    if (!name.test(file)) return null;
    try {
      return await readFile(join(folder, file));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  names: async () => (await readdir(folder)).filter((file) => name.test(file)),
});
