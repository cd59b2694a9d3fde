import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderPhotographs } from './folder-photographs.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photographs-'));
  await mkdir(join(folder, 'inside'));
  await writeFile(join(folder, 'jar.webp'), 'a jar');
  await writeFile(join(folder, 'notes.txt'), 'not one');
  await writeFile(join(folder, 'inside', 'cup.webp'), 'deeper');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('photographs in a folder', () => {
  it('are read by name, and listed', async () => {
    const store = folderPhotographs(folder);
    expect(await store.read('jar.webp')).toEqual(Buffer.from('a jar'));
    expect(await store.names()).toEqual(['jar.webp']);
  });

  it.each(['bowl.webp', 'notes.txt', 'inside/cup.webp', '../jar.webp', '', 'JAR.webp', 'jar.webp\n'])(
    'has nothing called %j',
    async (name) => {
      expect(await folderPhotographs(folder).read(name)).toBeNull();
    },
  );

  it('tells a folder that can’t be read from a photograph that isn’t there', async () => {
    const file = join(folder, 'jar.webp');
    await expect(folderPhotographs(file).read('jar.webp')).rejects.toThrow('ENOTDIR');
  });
});
