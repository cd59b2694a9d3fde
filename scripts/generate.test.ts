import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endsWithUs } from '#server/testing/ends-with-us.ts';

const schema = `
generator client {
  provider = "prisma-client"
  output   = "../generated"
}
datasource db {
  provider = "postgresql"
}
model Bowl {
  id String @id
}`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-generate-'));
  await mkdir(join(folder, 'prisma/schema'), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  await symlink(resolve('node_modules/prisma'), join(folder, 'node_modules/prisma'));
  await writeFile(join(folder, 'prisma/schema/main.prisma'), schema);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function generate(): ChildProcess {
  const child = spawn(process.execPath, [resolve('scripts/generate.mjs')], { cwd: folder, stdio: 'ignore' });
  endsWithUs(child);
  return child;
}
const ended = async (child: ChildProcess): Promise<number | null> =>
  child.exitCode ?? ((await once(child, 'exit'))[0] as number | null);
const client = () => join(folder, 'prisma/generated/client.ts');
const inPrisma = async () => (await readdir(join(folder, 'prisma'))).sort();

it('is made whole by processes that start at once in a fresh folder', async () => {
  expect(await Promise.all([generate(), generate(), generate()].map(ended))).toEqual([0, 0, 0]);
  expect(await readFile(client(), 'utf8')).toContain('Bowl');
  expect(await inPrisma()).toEqual(['generated', 'schema']);
});

it('is made again if only its stamp is left', async () => {
  expect(await ended(generate())).toBe(0);
  await rm(client());
  expect(await ended(generate())).toBe(0);
  expect(existsSync(client())).toBe(true);
});

it('is whole after a process was killed while it made it', async () => {
  const killed = generate();
  await vi.waitFor(async () => expect((await inPrisma()).length).toBe(2), { timeout: 30_000, interval: 5 });
  killed.kill('SIGKILL');
  await ended(killed);
  expect(existsSync(client())).toBe(false);
  expect(await ended(generate())).toBe(0);
  expect(await readFile(client(), 'utf8')).toContain('Bowl');
});
