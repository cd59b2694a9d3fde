import { RateLimiterMemory } from 'rate-limiter-flexible';
import { countsTogether, SharedBuckets } from '#server/engine/limit/shared-buckets.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { AccessProblem } from '#server/web/problem.ts';

/** Faster than anyone presses a button, slow enough that no one bidder can flood a lot. */
const most = 10;
/** So many in a second concern this process alone: a bid as people place them waits for nothing more. */
const uncounted = 2;

const pace = processWide('bids-per-bidder', () => ({
  here: new RateLimiterMemory({ points: most, duration: 1 }),
  everywhere: new SharedBuckets('bids', { most, seconds: 1 }),
}));

/**
 * One more bid of this person: ten in a second, at all processes together where they share a Redis, and two more at each.
 *
 * @throws AccessProblem `too_many`
 */
export async function paceBid(personId: string): Promise<void> {
  const { consumedPoints } = await pace.here.consume(personId).catch(() => {
    throw tooFast();
  });
  if (!countsTogether() || consumedPoints <= uncounted) return;
  if ((await pace.everywhere.take(personId)) > 0) throw tooFast();
}

const tooFast = () =>
  new AccessProblem('too_many', 'Too many bids in one second. Wait a moment, then bid again.', { retryAfterMs: 1000 });
