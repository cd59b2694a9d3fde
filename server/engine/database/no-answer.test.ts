import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Pool, type PoolClient } from 'pg';
import { expect, inject, it } from 'vitest';
import { endWhenSilent, NoAnswer } from './no-answer.ts';

const silentMs = 1_000;

async function aSilentConnection(): Promise<{
  client: PoolClient;
  silent: Promise<unknown>;
  leave: () => Promise<void>;
}> {
  const pool = new Pool({ connectionString: inject('postgresUrl'), max: 1 });
  endWhenSilent(pool, silentMs);
  const client = await pool.connect();
  const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
  const leave = () => {
    client.release(true);
    return pool.end();
  };
  return { client, silent: once(stream, 'timeout'), leave };
}

it('a connection that was asked and stays silent is ended', async () => {
  const { client, leave } = await aSilentConnection();
  await expect(client.query('SELECT pg_sleep(20)')).rejects.toThrow(NoAnswer);
  await leave();
});

it('one that was idle, and is asked just as that is noticed, has its whole time to answer', async () => {
  const { client, silent, leave } = await aSilentConnection();
  await silent;
  const { rows } = await client.query('SELECT 1 AS answer FROM pg_sleep(0.3)');
  expect(rows).toEqual([{ answer: 1 }]);
  await leave();
});
