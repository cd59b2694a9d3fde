/** Pictures that were made of others, kept beside the build: each can be made again, so nothing is lost with them. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { log } from '#server/engine/process/log.ts';

const folder = join(process.cwd(), '.next/cache');

/** @param name a path below the folder @returns null if it has not been made yet */
export function keptPicture(name: string): Promise<Buffer | null> {
  return readFile(join(folder, name)).catch(() => null);
}

/** Keeps it if the disk lets it; one that is being read is replaced whole. */
export async function keepPicture(name: string, bytes: Buffer): Promise<void> {
  const path = join(folder, name);
  const fresh = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(fresh, bytes);
    await rename(fresh, path);
  } catch (error) {
    log().warn({ err: error, name }, 'a picture could not be kept');
  }
}
