import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of a Prisma schema, with their text: a folder's, one for each subject, or the one file that it was before.
 * @param {string} [path]
 * @returns {{ path: string, text: string }[]}
 */
export function readSchema(path = 'prisma/schema') {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.prisma'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return files.map((file) => ({ path: file, text: readFileSync(file, 'utf8') }));
}
