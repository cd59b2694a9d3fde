/**
 * A transaction's result is stored under the request's key and its place in it: a later try takes the stored result.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { deserialize, serialize } from 'node:v8';
import { processWide } from '#server/engine/process/process-wide.ts';
import { actingAsNobody } from './acting.ts';

interface Keyed {
  scope: string;
  key: string;
  /** There was a try before this one, whose effects have yet to be read. */
  hadOthers: boolean;
  before?: Promise<Map<number, Buffer>>;
  count: number;
}

interface Sql {
  $queryRaw<T>(strings: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<T>;
}

export interface Effect<T> {
  /** What an earlier try committed here; null if none has come so far. */
  before: { result: T } | null;
  /** Stores the result with what it is the result of. @throws DoneBefore if another try has been faster */
  keep(tx: Sql, result: T): Promise<void>;
}

/** The same request has committed this already: roll back, and go on with what came of it. */
export class DoneBefore extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('This was done by an earlier try of the same request.');
    this.result = result;
  }
}

const current = processWide('keyed-effects', () => new AsyncLocalStorage<Keyed>());

/** Runs what a request with a key does. @param request `hadOthers`: it may have been tried before */
export function runKeyed<T>(request: { scope: string; key: string; hadOthers: boolean }, run: () => Promise<T>) {
  return current.run({ ...request, count: 0 }, run);
}

/** Runs `work` outside the current request: its transactions are not stored under its key, and are nobody's own acts. */
export const outsideRequest = <T>(work: () => T): T => current.exit(() => actingAsNobody(work));

/** @param db what reads outside a transaction @returns null outside a request, or for one without a key */
export async function nextEffect<T>(db: Sql): Promise<Effect<T> | null> {
  const keyed = current.getStore();
  if (!keyed) return null;
  const number = keyed.count++;
  const { scope, key } = keyed;
  if (keyed.hadOthers) keyed.before ??= readEffects(db, keyed);
  const stored = (await keyed.before)?.get(number);
  return {
    before: stored ? { result: deserialize(stored) as T } : null,
    async keep(tx, result) {
      // Waits for another try that is about to commit the same.
      const kept = await tx.$queryRaw<{ number: number }[]>`
        INSERT INTO idempotency_effect (scope, key, number, result)
        VALUES (${scope}, ${key}, ${number}, ${serialize(result)}) ON CONFLICT DO NOTHING RETURNING number`;
      if (kept.length > 0) return;
      const others = await readEffects(tx, keyed);
      throw new DoneBefore(deserialize(others.get(number) ?? serialize(undefined)));
    },
  };
}

async function readEffects(db: Sql, { scope, key }: Keyed): Promise<Map<number, Buffer>> {
  const rows = await db.$queryRaw<{ number: number; result: Uint8Array }[]>`
    SELECT number, result FROM idempotency_effect WHERE scope = ${scope} AND key = ${key}`;
  return new Map(rows.map(({ number, result }) => [number, Buffer.from(result)]));
}
