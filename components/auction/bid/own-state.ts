/** How this person stands on a lot. */
import type { AuctionView } from '#contract/auction.ts';
import type { OwnPosition } from '#contract/bag.ts';
import { isSealed } from '#domain/auction/lot.ts';
import type { Attempt } from './attempt.ts';

export type OwnState = 'none' | 'leading' | 'outbid' | 'sealed';

/**
 * `outbid` once this paddle has a bid in force and does not lead. The lot's view knows it first. `sealed`: it has
 * bid, and nobody knows before the close what that comes to.
 */
export function ownState(view: AuctionView, position: OwnPosition | null): OwnState {
  if (!position || position.maxAmount === 0) return 'none';
  if (isSealed(view.format) && view.state !== 'closed') return 'sealed';
  return view.leader === position.paddle ? 'leading' : 'outbid';
}

/**
 * How somebody stands by their latest answer, until their own view has come: it is a moment later than the lot's, and
 * between the two the price would be theirs and the band would not know.
 *
 * @param atAnswer what their own view said when the answer came
 */
export function positionNow(
  known: OwnPosition | null,
  attempt: Attempt,
  atAnswer: OwnPosition | null,
): OwnPosition | null {
  if (attempt.step !== 'accepted' || known !== atAnswer) return known;
  if (known) return { ...known, maxAmount: Math.max(known.maxAmount, attempt.amount) };
  return { ...noPosition, paddle: attempt.paddle ?? '', maxAmount: attempt.amount };
}

const noPosition: OwnPosition = {
  auctionId: '',
  slug: '',
  title: '',
  paddle: '',
  maxAmount: 0,
  latestBid: null,
  currency: '',
  leading: false,
  sealed: false,
  state: 'open',
  won: false,
  orderPublicId: null,
  offered: false,
  takenBackAmount: null,
  toPay: null,
  request: null,
  orderEnded: null,
};
