import { Client } from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { connectDatabase } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { copyDatabase, testDatabase } from '#server/testing/database.ts';
import { history, lookAtHistory, onAnotherHistory, renewHistory } from './history.ts';

const db = testDatabase();
const listener = vi.fn();
const stop = onAnotherHistory(listener);
afterEach(() => listener.mockClear());

const epochs = async () =>
  (await readRows<{ epoch: string }>`SELECT epoch FROM shop_history`).map(({ epoch }) => epoch);

/** As `pg_restore --clean` leaves it: the same row in a table that was made again. */
async function restoreTable(): Promise<void> {
  const writer = new Client({ connectionString: db.url() });
  await writer.connect();
  await writer.query(`
    ALTER TABLE shop_history RENAME TO before;
    CREATE TABLE shop_history (LIKE before INCLUDING DEFAULTS);
    INSERT INTO shop_history SELECT * FROM before;
    DROP TABLE before;
    ALTER TABLE shop_history ADD PRIMARY KEY (id)`);
  await writer.end();
}

it('is the same for as long as the database is, and everybody finds the same', async () => {
  await Promise.all([lookAtHistory(), lookAtHistory(), lookAtHistory()]);
  const first = history();
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(await epochs()).toEqual([first]);
  await lookAtHistory();
  expect(history()).toBe(first);
  expect(listener).not.toHaveBeenCalled();
});

it('is another after somebody says that a backup was restored, which every process is told', async () => {
  await lookAtHistory();
  const before = history();
  listener.mockClear();
  await renewHistory();
  expect(history()).not.toBe(before);
  expect(listener).toHaveBeenCalledTimes(1);
  const announced = await readRows<{ topic: string }>`SELECT topic FROM change`;
  expect(announced.map(({ topic }) => topic)).toContain('history');
});

it('is another in a database that was restored over this one, by itself', async () => {
  await lookAtHistory();
  const before = history();
  listener.mockClear();
  await restoreTable();
  await Promise.all([lookAtHistory(), lookAtHistory()]);
  expect(history()).not.toBe(before);
  expect(await epochs()).toEqual([history()]);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('is another in a copy of the database, by itself', async () => {
  await lookAtHistory();
  const [kept] = await readRows<{ epoch: string; place: string }>`SELECT epoch, place FROM shop_history`;
  const copy = await copyDatabase();
  await connectDatabase(copy.url, { connections: 2 });
  await readRows`UPDATE shop_history SET epoch = ${kept?.epoch}, place = ${kept?.place}`;
  await lookAtHistory();
  expect(history()).not.toBe(kept?.epoch);
  await connectDatabase(db.url(), { connections: 2 });
  await copy.drop();
  stop();
});
