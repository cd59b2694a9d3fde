import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { isSealed } from '#domain/auction/format.ts';
import type { Attempt } from './answer/attempt.ts';

export type OwnState = 'none' | 'leading' | 'outbid' | 'sealed';

/** A `sealed` bid can't be judged before the close. Without a leader nobody is outbid. */
export function ownState(view: AuctionView, position: OwnPosition | null): OwnState {
  if (!position || position.maxAmount === 0) return 'none';
  if (isSealed(view.format) && view.state !== 'closed') return 'sealed';
  if (view.leader === null) return 'none';
  return view.leader === position.paddle ? 'leading' : 'outbid';
}

/** The latest answer counts until one's own view has come. @param atAnswer what that view said when the answer came */
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
  lotVersion: 0,
  slug: '',
  title: '',
  paddle: '',
  maxAmount: 0,
  latestBid: null,
  currency: '',
  leading: false,
  sealed: false,
  state: 'open',
  format: 'english',
  outcome: null,
  soldAmount: null,
  won: false,
  orderPublicId: null,
  offered: false,
  takenBackAmount: null,
  toPay: null,
  request: null,
  orderEnded: null,
};
