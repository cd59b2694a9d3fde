import { accept, type Decision, refuse } from '../decision.ts';
import type { LotOutcome } from './closing.ts';
import { ranked, type StandingBid } from './retraction.ts';

export interface ClosedLot {
  outcome: LotOutcome | null;
  relisted: boolean;
  hasOrder: boolean;
}

export type NotPossible =
  | { code: 'not_closed' }
  | { code: 'has_buyer' }
  | { code: 'relisted' }
  | { code: 'nobody_left' }
  | { code: 'withdrawn' };

/** Judges the next offer. @param bids those in force @param hadIt bidders whose order for this lot lapsed */
export function judgeOffer(
  lot: ClosedLot,
  bids: readonly StandingBid[],
  hadIt: ReadonlySet<string>,
): Decision<StandingBid, NotPossible> {
  if (lot.outcome === 'withdrawn') return refuse({ code: 'withdrawn' });
  const free = withoutBuyer(lot);
  if (!free.ok) return free;
  const next = ranked(bids).find(({ bidder }) => !hadIt.has(bidder));
  return next ? accept(next) : refuse({ code: 'nobody_left' });
}

/** Tells whether the lot may be put up again: it is closed, nobody has it to pay, and it was not before. */
export function judgeRelisting(lot: ClosedLot): Decision<null, NotPossible> {
  return withoutBuyer(lot);
}

function withoutBuyer({ outcome, relisted, hasOrder }: ClosedLot): Decision<null, NotPossible> {
  if (outcome === null) return refuse({ code: 'not_closed' });
  if (relisted) return refuse({ code: 'relisted' });
  if (hasOrder || outcome === 'sold' || outcome === 'after_sale') return refuse({ code: 'has_buyer' });
  return accept(null);
}
