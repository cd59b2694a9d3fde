import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What this process makes from now on is its user's alone. */
export const keepFilesPrivate = (): void => void process.umask(0o077);

/**
 * Makes a folder, or closes one from before, to everybody but the user who runs the shop: the database, mails and
 * uploaded files are in it. The folder itself is closed last, so that a closed one is closed throughout.
 */
export async function closeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (((await stat(folder)).mode & 0o077) === 0) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) await chmod(path, mode & 0o700);
  }
  await chmod(folder, 0o700);
}
