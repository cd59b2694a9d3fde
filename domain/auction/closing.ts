import { isReserveMet, type LotRules, type LotState } from './lot.ts';

/** `unpaid`: sold, but the winner did not pay in time. `after_sale`: sold after the close, by an offer. */
export const lotOutcomes = ['sold', 'no_bids', 'reserve_not_met', 'unpaid', 'after_sale'] as const;
export type LotOutcome = (typeof lotOutcomes)[number];

/** How the lot ends as it stands. */
export function outcomeOf(rules: LotRules, state: LotState): LotOutcome {
  if (!state.leader) return 'no_bids';
  return isReserveMet(rules, state) ? 'sold' : 'reserve_not_met';
}

/**
 * The house closes a lot within a second or two of its end. If it could not for longer than this, it
 * was shut, and nobody could bid.
 */
const shutAfterMs = 10_000;
/** How long a lot stays open once the house is back, so that those who could not bid can. */
export const reopenedForMs = 5 * 60_000;

/**
 * When a lot that is due to close at `now` really ends: at once, or, if the house was shut over its
 * end, five minutes after the house is back.
 *
 * @returns null to close now, else the new end
 */
export function endAfterOutage(state: LotState, now: number): number | null {
  return now - state.endsAt > shutAfterMs ? now + reopenedForMs : null;
}

/** The lot of the same sale that closes before this one and is still open. */
export interface LotBefore {
  endsAt: number;
  /** Between the ends of two lots of the sale. */
  everySeconds: number;
}

/**
 * Lots of a sale close in order. One whose predecessor will still be open when its own end comes ends
 * a turn after it instead.
 *
 * @returns null if its end may stay, else the new end
 */
export function endInOrder(state: LotState, before: LotBefore | null): number | null {
  return before !== null && before.endsAt >= state.endsAt ? before.endsAt + before.everySeconds * 1000 : null;
}
