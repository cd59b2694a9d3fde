import { accept, type Decision, refuse } from '../decision.ts';

/**
 * - `waiting` until it begins, `running` until it ends, `ended` by the clock (one without an end: as soon as it begins);
 * - `replaced`: somebody set another price while it ran, and that one stays;
 * - `cancelled`: it never began, or was ended by hand.
 */
export const scheduledPriceStates = ['waiting', 'running', 'ended', 'replaced', 'cancelled'] as const;

/** Milliseconds since 1970; `end` is null for a price that stays. */
export interface Period {
  start: number;
  end: number | null;
}

export type PeriodProblem = 'ends_before_it_starts' | 'ended_already' | 'overlaps';

const overlap = (a: Period, b: Period): boolean =>
  a.start < (b.end ?? Number.POSITIVE_INFINITY) && b.start < (a.end ?? Number.POSITIVE_INFINITY);

/** One that stays is a single moment to others: what begins after it is only another price. */
const asOthersSeeIt = ({ start, end }: Period): Period => ({ start, end: end ?? start });

/** @param others the variant's periods that wait or run */
export function judgePeriod(
  wanted: Period,
  others: readonly Period[],
  now: number,
): Decision<Period, { code: PeriodProblem }> {
  if (wanted.end !== null && wanted.end <= wanted.start) return refuse({ code: 'ends_before_it_starts' });
  if (wanted.end !== null && wanted.end <= now) return refuse({ code: 'ended_already' });
  const seen = asOthersSeeIt(wanted);
  const isTaken = others.map(asOthersSeeIt).some((other) => overlap(seen, other) || seen.start === other.start);
  return isTaken ? refuse({ code: 'overlaps' }) : accept(wanted);
}
