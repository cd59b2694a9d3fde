import type { ParcelEvent } from './parcel-event.ts';
import type { TrackingStatus } from './tracking-status.ts';
import { isWholeDay } from './whole-day.ts';

/** When the parcel is expected, as somebody said it. Times in milliseconds since 1970. */
export interface Arrival {
  eta: number;
  saidAt: number | null;
  /** The sender's words with it. */
  why: string | null;
}

/** A few hours are within what was promised; more is late. */
const lateAfterMs = 3 * 3_600_000;
/** A parcel that a carrier called late is on time again once it gets this far. */
const caughtUp: readonly TrackingStatus[] = ['out_for_delivery', 'available_for_pickup'];

/** Returns how the expected arrival changed, oldest first. @param newestFirst all events, estimates too */
export function arrivalsOf(newestFirst: readonly ParcelEvent[], promisedEta: number | null): Arrival[] {
  const arrivals: Arrival[] = promisedEta === null ? [] : [{ eta: promisedEta, saidAt: null, why: null }];
  for (const { eta, occurredAt, message } of newestFirst.toReversed()) {
    if (eta !== null && eta !== arrivals.at(-1)?.eta) arrivals.push({ eta, saidAt: occurredAt, why: message });
  }
  return arrivals;
}

/** As long as one round of a driver may take. */
const roundMs = 12 * 3_600_000;

/**
 * Returns the expected arrival that still holds. What was said before a parcel went out for delivery holds only if that
 * round can keep it: a driver who has the parcel today does not come tomorrow.
 *
 * @param telling the event that tells the parcel's status
 */
export function standingEta(
  arrivals: readonly Arrival[],
  telling: { status: TrackingStatus; occurredAt: number } | undefined,
): number | null {
  const last = arrivals.at(-1);
  if (!last) return null;
  const isOut = telling?.status === 'out_for_delivery';
  const saidBefore = isOut && (last.saidAt === null || last.saidAt < telling.occurredAt);
  return saidBefore && !isWithinRound(last.eta, telling.occurredAt) ? null : last.eta;
}

function isWithinRound(eta: number, outAt: number): boolean {
  const [expected, out] = [eta, outAt].map((ms) => new Date(ms).toISOString()) as [string, string];
  if (isWholeDay(expected)) return expected.slice(0, 10) === out.slice(0, 10);
  return eta >= outAt && eta <= outAt + roundMs;
}

/** Expected hours later than first said, or called late by its carrier and not caught up since. */
export function isLate(
  newestFirst: readonly (ParcelEvent & { status: TrackingStatus })[],
  arrivals: readonly Arrival[],
): boolean {
  const [first, last] = [arrivals[0], arrivals.at(-1)];
  if (first && last && last.eta - first.eta > lateAfterMs) return true;
  return newestFirst.find((event) => event.delayed || caughtUp.includes(event.status))?.delayed ?? false;
}
