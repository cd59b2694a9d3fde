/**
 * What one address, person or key may ask for: the app names its limits and says where each is counted. In the
 * database (`counted`): tries that must be counted over restarts and by all processes together, a row each. In Redis
 * (`shared`): counted by all processes together where they share one, else in this process's memory. In this process's
 * memory (`quick`): what protects it from being asked too often.
 */
import { createHmac } from 'node:crypto';
import { databaseNow } from '#server/engine/database/clock.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { addressBlock } from '#server/engine/network/client-address.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { noteReached } from './note-reached.ts';
import type { CountedBy, Rate } from './rate.ts';
import { SharedBuckets } from './shared-buckets.ts';
import { TokenBuckets } from './token-buckets.ts';
import { tooMany } from './too-many.ts';

type Named<Name extends string> = Readonly<Record<Name, { per: CountedBy }>>;

export interface LimiterOptions<Counted extends string, Shared extends string, Quick extends string> {
  counted: Named<Counted>;
  shared: Named<Shared>;
  quick: Named<Quick>;
  /** Read each time: the process settles on them at its start. */
  current(): {
    /** Null: nothing is limited. */
    rates: Readonly<Record<Counted | Shared | Quick, Rate>> | null;
    /** Keys the hashes under which accounts are kept. */
    secret: string;
  };
}

export function limiter<Counted extends string, Shared extends string, Quick extends string>({
  counted,
  shared,
  quick,
  current,
}: LimiterOptions<Counted, Shared, Quick>) {
  type Name = Counted | Shared | Quick;
  const buckets = processWide('limits', () => new Map<string, TokenBuckets>());
  const sharedBuckets = processWide('shared-limits', () => new Map<string, SharedBuckets>());
  const all: Named<Name> = { ...quick, ...shared, ...counted };

  const isCounted = (name: Name): name is Counted => name in counted;
  const isShared = (name: Name): name is Shared => name in shared;
  const isOn = () => current().rates !== null;

  function bucketsOf(name: Quick, rate: Rate): TokenBuckets {
    let made = buckets.get(name);
    if (!made) {
      made = new TokenBuckets(rate);
      buckets.set(name, made);
    }
    return made;
  }

  function sharedBucketsOf(name: Shared, rate: Rate): SharedBuckets {
    let made = sharedBuckets.get(name);
    if (!made) {
      made = new SharedBuckets(name, rate);
      sharedBuckets.set(name, made);
    }
    return made;
  }

  function keyOf(name: Name, key: string): string {
    if (all[name].per === 'address') return addressBlock(key);
    // An email address is nobody's business: the database keeps what it can be compared by alone.
    if (all[name].per === 'account') {
      return createHmac('sha256', current().secret).update('limit:').update(key).digest('base64url');
    }
    return key;
  }

  /** Counts first and judges then, in one statement: two at once can't both have the last one. */
  async function count(name: Counted, key: string, points: number, { most, seconds }: Rate): Promise<number> {
    const [row] = await readRows<{ taken: number; endsAt: Date }>`
      INSERT INTO limit_count AS now (name, key, taken, ends_at)
      VALUES (${name}, ${keyOf(name, key)}, ${points}::int, clock_timestamp() + make_interval(secs => ${seconds}::int))
      ON CONFLICT (name, key) DO UPDATE SET
        taken = CASE WHEN now.ends_at <= clock_timestamp() THEN EXCLUDED.taken
          ELSE least(now.taken, ${most}::int) + EXCLUDED.taken END,
        ends_at = CASE WHEN now.ends_at <= clock_timestamp() THEN EXCLUDED.ends_at ELSE now.ends_at END
      RETURNING taken, ends_at AS "endsAt"`;
    if (!row || row.taken <= most) return 0;
    return Math.max(1, row.endsAt.getTime() - databaseNow().getTime());
  }

  async function tryTo(name: Name, key: string, points: number): Promise<number> {
    const { rates } = current();
    if (!rates) return 0;
    if (isCounted(name)) return count(name, key, points, rates[name]);
    if (isShared(name)) return sharedBucketsOf(name, rates[name]).take(keyOf(name, key), points);
    return tryNow(name as Quick, key, points);
  }

  function tryNow(name: Quick, key: string, points: number): number {
    const { rates } = current();
    return rates ? bucketsOf(name, rates[name]).take(keyOf(name, key), points) : 0;
  }

  function refuseAfter(name: Name, key: string, retryAfterMs: number): void {
    if (retryAfterMs === 0) return;
    note(name, key);
    throw tooMany(retryAfterMs);
  }

  /** One line for each key and minute, however often it asks. */
  function note(name: Name, key: string): void {
    const { per } = all[name];
    const named = { address: { address: key }, person: { personId: key }, key: { key } };
    noteReached(name, keyOf(name, key), Object.hasOwn(named, per) ? named[per as keyof typeof named] : {});
  }

  /** How much of a limit is taken now; 0 where limits are switched off. */
  async function takenOf(name: Counted, key: string): Promise<number> {
    if (!isOn()) return 0;
    const [row] = await readRows<{ taken: number }>`
      SELECT taken FROM limit_count
      WHERE name = ${name} AND key = ${keyOf(name, key)} AND ends_at > clock_timestamp()`;
    return row?.taken ?? 0;
  }

  return {
    takenOf,

    /**
     * Takes `points` from what `key` has left of a limit.
     *
     * @param key what the limit counts by: an address as the server worked it out, an account's name, an id
     * @throws AccessProblem `too_many` with when to try again
     */
    async takeFrom(name: Name, key: string, points = 1): Promise<void> {
      refuseAfter(name, key, await tryTo(name, key, points));
    },

    /** @throws AccessProblem `too_many` with when to try again */
    takeNow(name: Quick, key: string, points = 1): void {
      refuseAfter(name, key, tryNow(name, key, points));
    },

    /** @returns 0 if there were so many left, and they are taken; else in how many milliseconds there may be */
    async tryToTake(name: Name, key: string, points = 1): Promise<number> {
      const waitMs = await tryTo(name, key, points);
      if (waitMs > 0) note(name, key);
      return waitMs;
    },

    /** Puts back what was taken by a try that was right after all. */
    async giveBack(name: Name, key: string, points = 1): Promise<void> {
      const { rates } = current();
      if (!rates) return;
      if (isShared(name)) return sharedBucketsOf(name, rates[name]).giveBack(keyOf(name, key), points);
      if (!isCounted(name)) return bucketsOf(name as Quick, rates[name]).giveBack(keyOf(name, key), points);
      await readRows`
        UPDATE limit_count SET taken = greatest(0, taken - ${points}::int)
        WHERE name = ${name} AND key = ${keyOf(name, key)}`;
    },

    /** Whether nothing is left of a limit; never where limits are switched off. */
    async isUsedUp(name: Counted, key: string): Promise<boolean> {
      const { rates } = current();
      return rates !== null && (await takenOf(name, key)) >= rates[name].most;
    },

    /** Begins again: the account has proven who it is. */
    async forgetTaken(name: Counted, key: string): Promise<void> {
      await readRows`DELETE FROM limit_count WHERE name = ${name} AND key = ${keyOf(name, key)}`;
    },
  };
}
