/** A price and since when it applies. */
export interface PriceSince {
  /** Minor units. */
  amount: number;
  /** Milliseconds since 1970. */
  since: number;
}

export const priorPeriodDays = 30;
const priorPeriodMs = priorPeriodDays * 24 * 60 * 60_000;

/**
 * The lowest price that applied in the 30 days before `at`, or since the first price if that is less long ago: what a
 * price that begins then may be compared with, by Article 6a of Directive 98/6/EC.
 * @param history the prices before `at`, the oldest first
 * @returns minor units; null if there was no price before
 */
export function lowestBefore(history: readonly PriceSince[], at: number): number | null {
  const before = history.filter(({ since }) => since < at);
  const applied = before.filter((_, place) => (before[place + 1]?.since ?? at) > at - priorPeriodMs);
  return applied.length === 0 ? null : Math.min(...applied.map(({ amount }) => amount));
}

/** The price that a new one may be called a reduction from; null if it is none. */
export function priorOf(history: readonly PriceSince[], { amount, since }: PriceSince): number | null {
  const lowest = lowestBefore(history, since);
  return lowest !== null && lowest > amount ? lowest : null;
}
