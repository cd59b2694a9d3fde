/** What one address, person or key may ask for: the app declares its limits (`limit.ts`), and each is counted where it says. */
import { createHmac } from 'node:crypto';
import { addressBlock } from '#server/engine/network/client-address.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { DatabaseCounts } from './database-counts.ts';
import { type CountedIn, type Limit, widened } from './limit.ts';
import { noteReached } from './note-reached.ts';
import type { Rate } from './rate.ts';
import { SharedBuckets } from './shared-buckets.ts';
import { TokenBuckets } from './token-buckets.ts';
import { tooMany } from './too-many.ts';

interface Current {
  isOn: boolean;
  /** How many times as much one address may ask for. */
  perAddress: number;
  /** Keys the hashes under which accounts are kept. */
  secret: string;
}

const begin = {
  database: (name: string, rate: Rate) => new DatabaseCounts(name, rate),
  redis: (name: string, rate: Rate) => new SharedBuckets(name, rate),
  memory: (_name: string, rate: Rate) => new TokenBuckets(rate),
} satisfies Record<CountedIn, unknown>;

type CountsIn<In extends CountedIn> = ReturnType<(typeof begin)[In]>;

/** @param current is asked each time: the process settles on it at its start */
export function limiter(current: () => Current) {
  const counts = processWide('limits', () => new Map<string, CountsIn<CountedIn>>());

  function countsOf<In extends CountedIn>(limit: Limit<In>): CountsIn<In> {
    let made = counts.get(limit.name);
    if (!made) {
      made = begin[limit.countedIn](limit.name, widened(limit, current().perAddress));
      counts.set(limit.name, made);
    }
    return made as CountsIn<In>;
  }

  function keyOf({ per }: Limit, key: string): string {
    if (per === 'address') return addressBlock(key);
    // An email address is nobody's business: the database keeps what it can be compared by alone.
    if (per === 'account') {
      return createHmac('sha256', current().secret).update('limit:').update(key).digest('base64url');
    }
    return key;
  }

  async function tryTo(limit: Limit, key: string, points: number): Promise<number> {
    return current().isOn ? countsOf(limit).take(keyOf(limit, key), points) : 0;
  }

  function refuseAfter(limit: Limit, key: string, retryAfterMs: number): void {
    if (retryAfterMs === 0) return;
    note(limit, key);
    throw tooMany(retryAfterMs);
  }

  /** One line for each key and minute, however often it asks. */
  function note(limit: Limit, key: string): void {
    const { name, per } = limit;
    const named = { address: { address: key }, person: { personId: key }, key: { key } };
    noteReached(name, keyOf(limit, key), Object.hasOwn(named, per) ? named[per as keyof typeof named] : {});
  }

  /** How much of a limit is taken now; 0 where limits are switched off. */
  async function takenOf(limit: Limit<'database'>, key: string): Promise<number> {
    return current().isOn ? countsOf(limit).taken(keyOf(limit, key)) : 0;
  }

  return {
    takenOf,

    /**
     * Takes `points` from what `key` has left of a limit.
     *
     * @param key what the limit counts by: an address as the server worked it out, an account's name, an id
     * @throws AccessProblem `too_many` with when to try again
     */
    async takeFrom(limit: Limit, key: string, points = 1): Promise<void> {
      refuseAfter(limit, key, await tryTo(limit, key, points));
    },

    /** @throws AccessProblem `too_many` with when to try again */
    takeNow(limit: Limit<'memory'>, key: string, points = 1): void {
      refuseAfter(limit, key, current().isOn ? countsOf(limit).take(keyOf(limit, key), points) : 0);
    },

    /** @returns 0 if there were so many left, and they are taken; else in how many milliseconds there may be */
    async tryToTake(limit: Limit, key: string, points = 1): Promise<number> {
      const waitMs = await tryTo(limit, key, points);
      if (waitMs > 0) note(limit, key);
      return waitMs;
    },

    /** Puts back what was taken by a try that was right after all. */
    async giveBack(limit: Limit, key: string, points = 1): Promise<void> {
      if (current().isOn) await countsOf(limit).giveBack(keyOf(limit, key), points);
    },

    /** Whether nothing is left of a limit; never where limits are switched off. */
    async isUsedUp(limit: Limit<'database'>, key: string): Promise<boolean> {
      return current().isOn && (await takenOf(limit, key)) >= widened(limit, current().perAddress).most;
    },

    /** Begins again: the account has proven who it is. */
    async forgetTaken(limit: Limit<'database'>, key: string): Promise<void> {
      await countsOf(limit).forget(keyOf(limit, key));
    },
  };
}
