/** Past the typed client, where its share would be most of the cost. Values are parameters, never text. */
import type { PoolClient } from 'pg';
import { whoActs } from './acting.ts';
import { committed, mayRetry, pool } from './database.ts';
import { DoneBefore, nextEffect } from './keyed-effects.ts';
import { withinTime } from './no-answer.ts';
import type { Sql } from './sql.ts';

/** What Postgres' driver makes of a row: dates, numbers, arrays and JSON parsed; bigint and numeric are strings. */
type Row = Record<string, unknown>;

const texts = new WeakMap<TemplateStringsArray, string>();

/** The statement with `$1`, `$2`, … in place of its values, made once per place in the code. */
function textOf(strings: TemplateStringsArray): string {
  let text = texts.get(strings);
  if (text === undefined) {
    text = strings.reduce((before, after, index) => `${before}$${index}${after}`);
    texts.set(strings, text);
  }
  return text;
}

/** What a transaction's function gets that runs nothing but statements of our own. The typed client's `Tx` is one too. */
export interface Statements {
  $queryRaw<T>(strings: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<T>;
  /** @returns how many rows it wrote */
  $executeRaw(strings: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<number>;
}

/** Reads. Not inside a transaction: there the given `tx` is the way. The rows' shape is the caller's word. */
export async function readRows<R extends object = Row>(
  strings: TemplateStringsArray,
  ...values: readonly unknown[]
): Promise<R[]> {
  return (await pool().query(textOf(strings), [...values])).rows as R[];
}

/** The same for a statement that is put together of parts. */
export async function readSql<R extends object = Row>({ text, values }: Sql): Promise<R[]> {
  return (await pool().query(text, values)).rows as R[];
}

/** Ends the connection when it gives up. @throws NoAnswer if it takes longer than `ms` */
export const readRowsWithin =
  (ms: number) =>
  async <R extends object = Row>(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<R[]> =>
    (await withinTime(pool(), ms, (client) => client.query(textOf(strings), [...values]))).rows as R[];

/** As `readSql`, but no longer than `ms`. @throws NoAnswer */
export const readSqlWithin =
  (ms: number) =>
  async <R extends object = Row>({ text, values }: Sql): Promise<R[]> =>
    (await withinTime(pool(), ms, (client) => client.query(text, values))).rows as R[];

/** Writes, in a transaction of its own, and tells `onCommit` listeners after it. A deadlock is retried. */
export function writeRows<R extends object = Row>(
  strings: TemplateStringsArray,
  ...values: readonly unknown[]
): Promise<R[]> {
  return untilCommitted(() => readRows<R>(strings, ...values));
}

const reading = {
  $queryRaw: <R>(strings: TemplateStringsArray, ...values: readonly unknown[]) =>
    readRows(strings, ...values) as Promise<unknown> as Promise<R>,
};

/** A group carries many: it doesn't wait longer than this for a lock that one of them needs. */
export const groupLockTimeoutMs = 1_500;

/** Longer than anyone waits for a lock who can still be answered. */
const longest = 10_000;

/** Like `transaction`, for `work` that needs no typed client. A deadlock is retried up to three times. */
export async function statements<T>(
  work: (tx: Statements) => Promise<T>,
  { lockTimeoutMs }: { lockTimeoutMs?: number } = {},
): Promise<T> {
  const effect = await nextEffect<T>(reading);
  if (effect?.before) return effect.before.result;
  return untilCommitted(async () => {
    const client = await pool().connect();
    let lost: Error | undefined;
    try {
      const locks = lockTimeoutMs === undefined ? '' : `; SET LOCAL lock_timeout = ${lockTimeoutMs}`;
      await client.query(`BEGIN; SET LOCAL statement_timeout = ${longest}${locks}`);
      const who = whoActs();
      if (who !== null) await client.query("SELECT set_config('marketday.acting', $1, true)", [who]);
      const result = await work(statementsOn(client));
      await effect?.keep(statementsOn(client), result);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // A connection that can't even go back is not to be used again.
      await client.query('ROLLBACK').catch((failed: Error) => {
        lost = failed;
      });
      if (error instanceof DoneBefore) return error.result as T;
      throw error;
    } finally {
      client.release(lost);
    }
  });
}

const statementsOn = (client: PoolClient): Statements => ({
  async $queryRaw<T>(strings: TemplateStringsArray, ...values: readonly unknown[]) {
    return (await client.query(textOf(strings), [...values])).rows as T;
  },
  async $executeRaw(strings, ...values) {
    return (await client.query(textOf(strings), [...values])).rowCount ?? 0;
  },
});

async function untilCommitted<T>(write: () => Promise<T>): Promise<T> {
  const result = await retried(write);
  await committed();
  return result;
}

async function retried<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt >= 3 || !mayRetry(error)) throw error;
    }
  }
}
