import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The version of the release that runs, as package.json has it. @param root the checkout */
export async function releaseVersion(root = process.cwd()): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
