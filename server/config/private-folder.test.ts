import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeFolder } from './private-folder.ts';

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test('a data folder that others could read is closed, with all that is in it', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'marketday-closed-'));
  const folder = join(parent, 'data');
  await mkdir(join(folder, 'mail'), { recursive: true });
  await writeFile(join(folder, 'mail', 'one.eml'), 'a link');
  for (const path of [folder, join(folder, 'mail')]) await chmod(path, 0o755);
  await chmod(join(folder, 'mail', 'one.eml'), 0o666);
  await closeFolder(folder);
  const modes = [folder, join(folder, 'mail'), join(folder, 'mail', 'one.eml')].map(modeOf);
  expect(await Promise.all(modes)).toEqual(['700', '700', '600']);
  await closeFolder(join(parent, 'new'));
  expect(await modeOf(join(parent, 'new'))).toBe('700');
  await rm(parent, { recursive: true });
});
