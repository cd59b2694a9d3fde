import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyDatabase } from '#server/testing/database.ts';
import { connectDatabase, database, disconnectDatabase } from './database.ts';
import { readRows } from './statement.ts';

let copy: Awaited<ReturnType<typeof copyDatabase>>;
beforeAll(async () => {
  copy = await copyDatabase();
  const client = new Client({ connectionString: copy.url });
  await client.connect();
  await client.query(`ALTER DATABASE "${new URL(copy.url).pathname.slice(1)}" SET timezone = 'Pacific/Auckland'`);
  await client.end();
  await connectDatabase(copy.url, { connections: 2 });
});
afterAll(async () => {
  await disconnectDatabase();
  await copy.drop();
});

it('a moment is the same on both sides of a database that keeps another zone than UTC', async () => {
  const [typed] = await database().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const [read] = await readRows<{ now: Date }>`SELECT clock_timestamp() AS now`;
  for (const now of [typed?.now, read?.now]) expect(Math.abs(Number(now) - Date.now())).toBeLessThan(60_000);
  const startedAt = new Date('2027-03-28T00:30:00Z');
  await database().idempotencyRecord.create({ data: { scope: 'a', key: 'b', requestHash: '', startedAt } });
  const [kept] = await readRows<{ epoch: number }>`
    SELECT extract(epoch FROM started_at)::float8 AS epoch FROM idempotency_record`;
  expect(kept?.epoch).toBe(startedAt.getTime() / 1_000);
  expect((await database().idempotencyRecord.findFirstOrThrow()).startedAt).toEqual(startedAt);
});
