import { isReserveMet, type LotRules, type LotState } from './lot.ts';

/**
 * `unpaid`: sold, but the winner did not pay in time. `after_sale`: sold after the close, by an offer. `withdrawn`: taken
 * out of the auction by the house before its close; its bids are void.
 */
export const lotOutcomes = ['sold', 'no_bids', 'reserve_not_met', 'unpaid', 'after_sale', 'withdrawn'] as const;
export type LotOutcome = (typeof lotOutcomes)[number];

export function outcomeOf(rules: LotRules, state: LotState): LotOutcome {
  if (!state.leader) return 'no_bids';
  return isReserveMet(rules, state) ? 'sold' : 'reserve_not_met';
}

/** A lot that could be closed only later than this after its end was out of reach: of those who would bid, too. */
const shutAfterMs = 10_000;
export const reopenedForMs = 5 * 60_000;

/**
 * An outage over a lot's end moves it to five minutes after the house is back. A house that is open and closes late, since
 * it has many lots to close, is no outage.
 * @param closableAt when the house was first seen open, and the lot free, with this end behind it; null: it is now
 * @returns null to close now
 */
export function endAfterOutage(
  state: LotState,
  { now, closableAt }: { now: number; closableAt: number | null },
): number | null {
  return (closableAt ?? now) - state.endsAt > shutAfterMs ? now + reopenedForMs : null;
}

/** The lot of the same sale that closes before this one and is still open. */
export interface LotBefore {
  endsAt: number;
  everySeconds: number;
}

/** A lot closes a turn after the one before it in its sale. @returns null if its end may stay, else the new end */
export function endInOrder(state: LotState, before: LotBefore | null): number | null {
  return before !== null && before.endsAt >= state.endsAt ? before.endsAt + before.everySeconds * 1000 : null;
}
