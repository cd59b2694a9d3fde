import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { processWide } from '#server/engine/process/process-wide.ts';
import { PrismaClient } from '../../../prisma/generated/client.ts';
import { whoActs } from './acting.ts';
import { DoneBefore, nextEffect } from './keyed-effects.ts';
import { endWhenSilent } from './no-answer.ts';

/** Longer than anything of ours holds a lock. */
const longestLockWaitMs = 10_000;
/** Longer than any transaction of ours may take. */
const longestIdleMs = 20_000;

export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

interface Connection {
  client?: PrismaClient;
  base?: PrismaClient;
  pool?: Pool;
  onCommit: Set<() => void>;
  beforeAnswer: Set<() => Promise<void>>;
}
const connection = processWide<Connection>('database', () => ({ onCommit: new Set(), beforeAnswer: new Set() }));

const writes = /^(create|update|upsert|delete|execute|\$execute)/;

/** This process has committed something: whoever listens hears of it before whoever committed goes on. */
export async function committed(): Promise<void> {
  for (const listener of connection.onCommit) listener();
  for (const listener of connection.beforeAnswer) await listener();
}

/** Runs `listener` after each of this process's own commits, before whoever committed goes on. */
export function beforeAnswer(listener: () => Promise<void>): void {
  connection.beforeAnswer.add(listener);
}

/** Calls `listener` after each of this process's own commits. @returns a function that stops it */
export function onCommit(listener: () => void): () => void {
  connection.onCommit.add(listener);
  return () => connection.onCommit.delete(listener);
}

/**
 * Opens the one client of this process. `onCommit` listeners are called once per transaction, so that the publisher
 * need not wait for its poll.
 * @param silentMs ends a connection that was asked and stays silent; longer than any statement may run or wait for a
 * lock
 */
export async function connectDatabase(
  url: string,
  { connections = 10, silentMs = 15_000 } = {},
): Promise<PrismaClient> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    onConnect: (client) => client.query(limitsOfSession(silentMs, connections > 1)),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  endWhenSilent(pool, silentMs);
  const base = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  await base.$connect();
  const client = base.$extends({
    query: {
      async $allOperations({ operation, args, query }) {
        if (!writes.test(operation)) return query(args);
        const who = whoActs();
        const result = who === null ? await query(args) : (await base.$transaction([says(base, who), query(args)]))[1];
        await committed();
        return result;
      },
    },
  }) as unknown as PrismaClient;
  connection.pool = pool;
  connection.base = base;
  connection.client = client;
  return client;
}

/**
 * A lock that somebody holds for long must not take all connections; what nobody waits for any more must not run on;
 * a process that is held still in the middle of a transaction must not keep its locks; short statements aren't compiled; and
 * times are written in UTC.
 *
 * @param hasMany the embedded database has one session for all, which must not end
 */
function limitsOfSession(silentMs: number, hasMany: boolean): string {
  // Prisma's adapter takes what the database writes for UTC, whatever zone the database keeps.
  const limits = ["timezone = 'UTC'", `lock_timeout = ${longestLockWaitMs}`, `statement_timeout = ${silentMs}`];
  // A table that has grown since it was last analysed looks dear to read: then each statement would first be compiled, for
  // up to seconds, to run for milliseconds.
  if (hasMany) limits.push(`idle_in_transaction_session_timeout = ${longestIdleMs}`, 'jit = off');
  return limits.map((limit) => `SET ${limit}`).join('; ');
}

/** Tells a transaction who acts. */
const says = (tx: Tx, who: string) => tx.$executeRaw`SELECT set_config('marketday.acting', ${who}, true)`;

/** The process's database client. @throws Error before `connectDatabase` */
export function database(): PrismaClient {
  if (!connection.client) throw new Error('The database is not connected yet.');
  return connection.client;
}

/** The connections that the client uses too. @throws Error before `connectDatabase` */
export function pool(): Pool {
  if (!connection.pool) throw new Error('The database is not connected yet.');
  return connection.pool;
}

export async function disconnectDatabase(): Promise<void> {
  const { client } = connection;
  connection.client = connection.base = connection.pool = undefined;
  await client?.$disconnect();
}

/** Postgres: 40001 serialization failure, 40P01 deadlock. Prisma: P2034 for either. */
export function mayRetry(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message?: string };
  return ['P2034', '40P01', '40001'].includes(code) || /40P01|40001|deadlock detected/.test(message ?? '');
}

/**
 * Runs `work` in one transaction. `work` must use only `tx`: another query would wait for ever on the embedded
 * database's one session. A deadlock is retried up to three times, so `work` must have no effect but its queries. Under
 * an Idempotency-Key the result of an earlier commit is returned instead, so it must be plain data.
 */
export async function transaction<T>(
  work: (tx: Tx) => Promise<T>,
  { timeout = 10_000, maxWait = 10_000 } = {},
): Promise<T> {
  const client = database();
  const base = connection.base as PrismaClient;
  const effect = await nextEffect<T>(client);
  if (effect?.before) return effect.before.result;
  const who = whoActs();
  const run = async (tx: Tx) => {
    if (who !== null) await says(tx, who);
    const result = await work(tx);
    await effect?.keep(tx, result);
    return result;
  };
  for (let attempt = 0; ; attempt++) {
    try {
      const result = await base.$transaction(run, { timeout, maxWait });
      await committed();
      return result;
    } catch (error) {
      if (error instanceof DoneBefore) return error.result as T;
      if (attempt >= 3 || !mayRetry(error)) throw error;
    }
  }
}
