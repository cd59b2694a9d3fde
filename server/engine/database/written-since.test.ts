import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { testDatabase } from '#server/testing/database.ts';
import { database } from './database.ts';
import { WrittenSince } from './written-since.ts';

const db = testDatabase();
let other: Client;
beforeAll(async () => {
  other = new Client({ connectionString: db.url() });
  await other.connect();
  await other.query('CREATE TABLE written (id int)');
});
afterAll(() => other.end());

const answerMs = 60_000;
const write = () => other.query('INSERT INTO written VALUES (1)');

/** Other databases of the server are written to by other tests: what must be unwritten is tried until they are quiet. */
const isStill = (since: WrittenSince, work: () => Promise<unknown> = async () => {}) =>
  expect
    .poll(
      async () => {
        await since.ask(answerMs);
        await work();
        return since.ask(answerMs);
      },
      { timeout: 50_000, interval: 5 },
    )
    .toBe(false);

it('what anybody writes is noticed once, however they write it', async () => {
  const since = new WrittenSince();
  expect(await since.ask(answerMs)).toBe(true);
  await isStill(since);
  await write();
  expect(await since.ask(answerMs)).toBe(true);
  await isStill(since, () => other.query('SELECT FROM written'));
});

it('one that began to write before, and commits later, is noticed', async () => {
  const since = new WrittenSince();
  await isStill(since);
  await other.query('BEGIN');
  await write();
  await since.ask(answerMs);
  // With a later one that has ended, and without.
  for (const meanwhile of [() => {}, () => database().$executeRaw`INSERT INTO written VALUES (2)`]) {
    await meanwhile();
    await since.ask(answerMs);
    await other.query('COMMIT');
    expect(await since.ask(answerMs)).toBe(true);
    await other.query('BEGIN');
    await write();
    await since.ask(answerMs);
  }
  await other.query('ROLLBACK');
  await isStill(since);
});

it('that a process says that it lives is nothing to look for', async () => {
  const since = new WrittenSince();
  await isStill(since, async () => {
    const register = new ProcessRegister();
    await register.enter();
    register.stop();
  });
});
