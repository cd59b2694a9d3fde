/**
 * Limits: `await takeFrom('passwordsPerAddress', address)` takes one, and throws when nothing is left. `takeNow` is the
 * same at once, for limits in memory. A limit never costs who is let through more than a look.
 */
import { createHmac } from 'node:crypto';
import {
  type CountedLimit,
  countedLimits,
  type LevelName,
  type LimitName,
  levels,
  limitOf,
  type QuickLimit,
  type SharedLimit,
  sharedLimits,
} from '#server/config/limits.ts';
import { settings } from '#server/config/settings.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { addressBlock } from '#server/engine/network/client-address.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { type SecurityFacts, securityLog } from '#server/web/security-log.ts';
import { SharedBuckets } from './shared-buckets.ts';
import { TokenBuckets } from './token-buckets.ts';

const buckets = processWide('limits', () => new Map<QuickLimit, TokenBuckets>());
const sharedBuckets = processWide('shared-limits', () => new Map<SharedLimit, SharedBuckets>());
/** When a key that has reached a limit may be noted again. */
const noted = processWide('limits-noted', () => new TokenBuckets({ most: 1, seconds: 60 }));

/**
 * Takes `points` from what `key` has left of a limit.
 *
 * @param key what the limit counts by: an address as the server worked it out, an account's name, an id
 * @throws AccessProblem `too_many` with when to try again
 */
export async function takeFrom(name: LimitName, key: string, points = 1): Promise<void> {
  refuseAfter(name, key, await tryTo(name, key, points));
}

/** @throws AccessProblem `too_many` with when to try again */
export function takeNow(name: QuickLimit, key: string, points = 1): void {
  refuseAfter(name, key, tryNow(name, key, points));
}

/** @returns 0 if there were so many left, and they are taken; else in how many milliseconds there may be */
export async function tryToTake(name: LimitName, key: string, points = 1): Promise<number> {
  const waitMs = await tryTo(name, key, points);
  if (waitMs > 0) note(name, key);
  return waitMs;
}

/** Puts back what was taken by a try that was right after all. */
export async function giveBack(name: LimitName, key: string, points = 1): Promise<void> {
  if (!settings().LIMITS) return;
  if (isShared(name)) return sharedBucketsOf(name).giveBack(keyOf(name, key), points);
  if (!isCounted(name)) return bucketsOf(name).giveBack(keyOf(name, key), points);
  await readRows`
    UPDATE limit_count SET taken = greatest(0, taken - ${points}::int)
    WHERE name = ${name} AND key = ${keyOf(name, key)}`;
}

/** How much of a limit is taken now; 0 where limits are switched off. */
export async function takenOf(name: CountedLimit, key: string): Promise<number> {
  if (!settings().LIMITS) return 0;
  const [row] = await readRows<{ taken: number }>`
    SELECT taken FROM limit_count
    WHERE name = ${name} AND key = ${keyOf(name, key)} AND ends_at > clock_timestamp()`;
  return row?.taken ?? 0;
}

/** Whether nothing is left of a limit; never where limits are switched off. */
export async function isUsedUp(name: CountedLimit, key: string): Promise<boolean> {
  return settings().LIMITS && (await takenOf(name, key)) >= settings().limits[name].most;
}

/** Begins again: the account has proven who it is. */
export async function forgetTaken(name: CountedLimit, key: string): Promise<void> {
  await readRows`DELETE FROM limit_count WHERE name = ${name} AND key = ${keyOf(name, key)}`;
}

const isCounted = (name: LimitName): name is CountedLimit => name in countedLimits;
const isShared = (name: LimitName): name is SharedLimit => name in sharedLimits;

async function tryTo(name: LimitName, key: string, points: number): Promise<number> {
  if (isCounted(name)) return count(name, key, points);
  if (!isShared(name)) return tryNow(name, key, points);
  return settings().LIMITS ? sharedBucketsOf(name).take(keyOf(name, key), points) : 0;
}

function tryNow(name: QuickLimit, key: string, points: number): number {
  return settings().LIMITS ? bucketsOf(name).take(keyOf(name, key), points) : 0;
}

function bucketsOf(name: QuickLimit): TokenBuckets {
  let made = buckets.get(name);
  if (!made) {
    made = new TokenBuckets(settings().limits[name]);
    buckets.set(name, made);
  }
  return made;
}

function sharedBucketsOf(name: SharedLimit): SharedBuckets {
  let made = sharedBuckets.get(name);
  if (!made) {
    made = new SharedBuckets(name, settings().limits[name]);
    sharedBuckets.set(name, made);
  }
  return made;
}

/** Counts first and judges then, in one statement: two at once can't both have the last one. */
async function count(name: CountedLimit, key: string, points: number): Promise<number> {
  const { LIMITS, limits } = settings();
  if (!LIMITS) return 0;
  const { most, seconds } = limits[name];
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

function keyOf(name: LimitName, key: string): string {
  if (limitOf(name).per === 'address') return addressBlock(key);
  // An e-mail address is nobody's business: the database keeps what it can be compared by alone.
  if (limitOf(name).per === 'account') {
    return createHmac('sha256', settings().AUTH_SECRET).update('limit:').update(key).digest('base64url');
  }
  return key;
}

function refuseAfter(name: LimitName, key: string, retryAfterMs: number): void {
  if (retryAfterMs === 0) return;
  note(name, key);
  throw tooMany(retryAfterMs);
}

/** What somebody who asked too often is told. */
export function tooMany(retryAfterMs: number): AccessProblem {
  return new AccessProblem('too_many', `Too many attempts. ${waitWords(retryAfterMs)}`, { retryAfterMs });
}

/** When to try again, for whoever reads it. */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 1) return 'Try again in a second.';
  if (seconds < 90) return `Try again in ${seconds} seconds.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** One line for each key and minute, however often it asks. */
export function note(name: LimitName | LevelName, key: string, more: SecurityFacts = {}): void {
  const per = isLevel(name) ? 'address' : limitOf(name).per;
  const counted = isLevel(name) ? addressBlock(key) : keyOf(name, key);
  if (noted.take(`${name} ${counted}`) > 0) return;
  const facts: SecurityFacts = per === 'address' ? { address: key } : per === 'person' ? { personId: key } : {};
  securityLog('limit.reached', { what: name, ...facts, ...(per === 'key' ? { key } : {}), ...more });
}

const isLevel = (name: LimitName | LevelName): name is LevelName => name in levels;
