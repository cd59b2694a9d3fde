import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { isAway } from './away.ts';
import { connectDatabase, disconnectDatabase, pool } from './database.ts';

const silentMs = 3_000;
let admin: Client;
beforeAll(async () => {
  admin = new Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  await connectDatabase(inject('postgresUrl'), { connections: 3, silentMs });
});
afterAll(async () => {
  await disconnectDatabase();
  await admin.end();
});

const running = async (text: string) =>
  (await admin.query(`SELECT FROM pg_stat_activity WHERE state = 'active' AND query = $1`, [text])).rowCount;

it('a statement that nobody waits for any more ends at the server too, and the database counts as away', async () => {
  const slow = 'SELECT pg_sleep(60)';
  const failed = pool()
    .query(slow)
    .catch((error: unknown) => error);
  await expect.poll(() => running(slow)).toBe(1);
  expect(isAway(await failed)).toBe(true);
  await expect.poll(() => running(slow)).toBe(0);
});

it('each connection has its limits, and one that somebody was given goes back with them', async () => {
  for (let round = 0; round < 2; round++) {
    const clients = await Promise.all([pool().connect(), pool().connect(), pool().connect()]);
    for (const client of clients) {
      const { rows } = await client.query(`
        SELECT name, setting::int FROM pg_settings
        WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') ORDER BY name`);
      expect(rows).toEqual([
        { name: 'idle_in_transaction_session_timeout', setting: 20_000 },
        { name: 'lock_timeout', setting: 10_000 },
        { name: 'statement_timeout', setting: silentMs },
      ]);
      expect((await client.query('SHOW jit')).rows).toEqual([{ jit: 'off' }]);
      await client.query("BEGIN; SET LOCAL statement_timeout = '1h'; COMMIT");
      client.release();
    }
  }
});

it.each([
  ['25P03', 'a transaction that its process has left open'],
  ['57014', 'a statement that took too long'],
])('%s, %s, is a database that is away for whoever asked', (code) => {
  expect(isAway(Object.assign(new Error('ended'), { code }))).toBe(true);
});
