import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStorage } from './file-storage.ts';
import { checkStorageKey } from './storage-key.ts';

export const isMissing = (error: unknown) => (error as { code?: string }).code === 'ENOENT';

/** Files in a folder. A file is there whole or not at all: it is written beside its place and renamed. */
export function diskStorage(dataDir: string): FileStorage {
  const pathOf = (key: string) => join(dataDir, 'files', checkStorageKey(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const beside = `${path}.${randomUUID()}.part`;
      try {
        await writeFile(beside, bytes, { flush: true });
        await rename(beside, path);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
