import { distanceOf } from '#components/auction/announce/spoken-words.ts';
import { recordWords } from '#components/auction/record/record-words.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { isSealed, rises } from '#domain/auction/format.ts';

export type Ending =
  | 'won'
  | 'lost'
  | 'sold'
  | 'not_sold'
  | 'withdrawn'
  /** Theirs by an offer that they paid. */
  | 'taken'
  | 'offered'
  | 'sold_later'
  /** Not paid: by somebody else, or by whoever reads it. */
  | 'unpaid'
  | 'unpaid_by_you'
  | 'released';

/** How the lot ended for this person. @param position null: they did not bid, or it is not known yet */
export function endingOf(view: AuctionView, position: OwnPosition | null): Ending {
  const bid = position !== null && position.maxAmount > 0;
  const led = bid && view.leader === position.paddle;
  if (view.outcome === 'sold') return led ? 'won' : bid ? 'lost' : 'sold';
  if (view.outcome === 'withdrawn') return 'withdrawn';
  if (position?.won) return 'taken';
  if (view.outcome === 'after_sale') return 'sold_later';
  if (position?.offered && position.toPay) return 'offered';
  if (view.outcome !== 'unpaid') return 'not_sold';
  if (position?.orderEnded === 'released') return 'released';
  return led ? 'unpaid_by_you' : 'unpaid';
}

export function endingWords(
  ending: Ending,
  view: AuctionView,
  position: OwnPosition | null,
  money: (amount: number) => string,
): string {
  const record = recordWords(view, position, money);
  const withRecord = (words: string) => (record ? `${words} ${record}` : words);
  switch (ending) {
    case 'won':
      return record ?? '';
    case 'lost':
      return withRecord(lostWords(view, position, money));
    case 'sold':
      return isSealed(view.format)
        ? 'Only the price is public. The other bids stay sealed.'
        : rises(view.format)
          ? 'How the price got there is shown below.'
          : '';
    case 'not_sold':
      if (view.outcome === 'no_bids') return 'Nobody pays anything. The house may put it up again.';
      return bid(position)
        ? withRecord('You pay nothing and your bid no longer counts. The lot may be offered to the highest bidder.')
        : 'Nobody pays anything. The lot may be offered to the highest bidder or put up again.';
    case 'withdrawn':
      return bid(position) ? 'All bids are void. You pay nothing.' : 'All bids are void. Nobody pays anything.';
    case 'taken':
      return 'You accepted the house’s offer.';
    case 'offered':
      return `${whyOffered(view)} The offer doesn’t bind you: if you do nothing, you owe nothing.`;
    case 'sold_later':
      return 'It was sold after the close, by an offer to one of the bidders.';
    case 'unpaid':
      return withRecord('The house may offer it to the next bidder at their own highest bid, or put it up again.');
    case 'unpaid_by_you':
      return 'You won this lot and didn’t pay in time. You owe nothing for it now. Your account has an unpaid-lot warning for a year.';
    case 'released':
      return 'You asked to be released from this lot, and we agreed. You owe nothing for it.';
  }
}

const bid = (position: OwnPosition | null): boolean => position !== null && position.maxAmount > 0;

const whyOffered = ({ outcome }: AuctionView): string =>
  outcome === 'unpaid'
    ? 'The winner didn’t pay, and your bid is next.'
    : 'The reserve wasn’t met, and your bid is next.';

export function lostWords(view: AuctionView, position: OwnPosition | null, money: (amount: number) => string): string {
  const distance = isSealed(view.format) ? null : distanceOf(view, position);
  return distance === null ? 'You pay nothing.' : `${money(distance)} above your last bid. You pay nothing.`;
}

export function wonLine(
  { currentAmount, leader, bidCount, extensions }: AuctionView,
  money: (amount: number) => string,
) {
  const price = money(currentAmount);
  const paddle = leader?.toLowerCase() ?? '';
  const bids = bidCount === 1 ? '1 bid' : `${bidCount} bids`;
  if (extensions === 0) return `${price}, ${paddle}, after ${bids}.`;
  return `${price}, ${paddle}, after ${bids} and ${extensions === 1 ? '1 extension' : `${extensions} extensions`}.`;
}

/** An order with nothing left to pay. Without one, nothing is known of it yet. */
export const isPaid = ({ orderPublicId, toPay }: OwnPosition): boolean => orderPublicId !== null && toPay === null;

const urgentPayMs = 12 * 3_600_000;

/** Whether it is time to say so loudly. @param now the server's time; null before it is known */
export const isPaymentUrgent = (payBy: string | null, now: number | null): boolean =>
  payBy !== null && now !== null && Date.parse(payBy) - now <= urgentPayMs;
