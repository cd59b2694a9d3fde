import { limits, widened } from '#server/engine/limit/limit.ts';
import { noteAddressReached } from '#server/engine/limit/note-reached.ts';
import type { Rate } from '#server/engine/limit/rate.ts';
import { TokenBuckets } from '#server/engine/limit/token-buckets.ts';
import { Lane } from './lane.ts';

export interface Lanes {
  /** Pages that are the same for everyone. */
  shared: Lane;
  /** Pages of one person, and where one signs in: the others can't keep them waiting. */
  personal: Lane;
}

export const laneLimits = limits({
  /** In milliseconds. */
  rendering: { rate: '30000/60', per: 'address', countedIn: 'memory' },
});

/** @param perAddress how many times as much one address may ask for */
export const renderingOf = (perAddress = 1): Rate => widened(laneLimits.rendering, perAddress);

interface LanesOptions {
  /** How many milliseconds one address may have rendered. Left out: nobody is counted, and all are rendered at once. */
  rendering?: Rate | undefined;
  /** Whether shared pages are rendered by a process of their own. */
  isApart: () => boolean;
}

/** A lane without limits, but for pages that take turns. */
export const freeLane = () =>
  new Lane({
    atOnce: Number.POSITIVE_INFINITY,
    mostOfOne: Number.POSITIVE_INFINITY,
    mostWaiting: Number.POSITIVE_INFINITY,
    mostWaitMs: Number.POSITIVE_INFINITY,
  });

export function lanesOf({ rendering, isApart }: LanesOptions): Lanes {
  if (!rendering) return { shared: freeLane(), personal: freeLane() };
  const budget = new TokenBuckets(rendering);
  const refused = (address: string) => noteAddressReached('rendering', address);
  return {
    shared: new Lane({
      atOnce: 2,
      rests: () => (isApart() ? { crowded: 1, waited: 0 } : { crowded: 3, waited: 1 }),
      mostOfOne: 30,
      mostWaiting: 300,
      mostWaitMs: 5_000,
      budget,
      refused,
    }),
    personal: new Lane({
      atOnce: 8,
      newcomersAtOnce: 1,
      mostOfOne: 200,
      mostWaiting: 2_000,
      mostWaitMs: 20_000,
      budget,
      refused,
    }),
  };
}
