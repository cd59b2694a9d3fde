import { cp, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbeddedPostgres } from '#server/engine/database/embedded-postgres.ts';
import { startProblem } from '#server/start/start-problem.ts';

let whole: string;
const folders: string[] = [];
beforeAll(async () => {
  whole = await mkdtemp(join(tmpdir(), 'marketday-whole-'));
  folders.push(whole);
  await (await openEmbeddedPostgres(whole)).close();
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function aCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'marketday-damaged-'));
  folders.push(folder);
  await cp(whole, folder, { recursive: true });
  return folder;
}
const problemOf = (folder: string) =>
  openEmbeddedPostgres(folder).then(
    async (postgres) => {
      await postgres.close();
      return 'it opened';
    },
    (error: unknown) => startProblem(error),
  );

it('a folder that lost its PG_VERSION is refused with what to do, and never made anew', async () => {
  const folder = await aCopy();
  await rm(join(folder, 'postgres', 'PG_VERSION'));
  const before = await readdir(join(folder, 'postgres'), { recursive: true });
  expect(await problemOf(folder)).toMatch(/PG_VERSION is missing\. Nothing in it was changed\. Put back a whole copy/);
  expect(await readdir(join(folder, 'postgres'), { recursive: true })).toEqual(before);
});

it('a folder whose control file is cut off is refused with what to do', async () => {
  const folder = await aCopy();
  await truncate(join(folder, 'postgres', 'global', 'pg_control'), 100);
  expect(await problemOf(folder)).toMatch(/files are missing or damaged\. .* set DATA_DIR to a new folder/);
});

it('a whole one opens', async () => {
  const postgres = await openEmbeddedPostgres(await aCopy());
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await client.end();
  await postgres.close();
});
