import { bidsWord } from '#components/auction/bid/situation.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { falls, type LotFormat, traitsOf } from '#domain/auction/format.ts';
import { isUnderSeal } from './is-under-seal.ts';

/** Before a price in a list: of sealed bids only the least is known. */
export const fromWord = (view: AuctionView): string => (isUnderSeal(view) ? 'From ' : '');

/** Under a price in a list: how many bids there are, or why that is not said. */
export function countWords(view: AuctionView, nobody = 'Opening bid'): string {
  if (isUnderSeal(view)) return 'Sealed bids';
  if (falls(view.format)) return 'Falling price';
  return view.bidCount === 0 ? nobody : bidsWord(view.bidCount);
}

export const sealedWords = (format: LotFormat): string =>
  traitsOf[format].paysOwnBid
    ? 'The highest bid wins, and the winner pays that amount. Nobody, including us, sees a bid before the close.'
    : 'The highest bid wins, and the winner pays the second highest bid, or the opening bid or reserve if that’s more. So bid what it’s worth to you. Nobody, including us, sees a bid before the close.';
