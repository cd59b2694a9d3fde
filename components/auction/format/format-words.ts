import { bidsWord } from '#components/auction/bid/situation.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { isSealed } from '#domain/auction/lot.ts';

/** Nobody sees a bid of it yet. */
export const isUnderSeal = ({ format, state }: Pick<AuctionView, 'format' | 'state'>): boolean =>
  isSealed(format) && state !== 'closed';

const lengthWords = (seconds: number): string => {
  if (seconds % 3600 === 0) return seconds === 3600 ? 'hour' : `${seconds / 3600} hours`;
  if (seconds % 60 === 0) return seconds === 60 ? 'minute' : `${seconds / 60} minutes`;
  return seconds === 1 ? 'second' : `${seconds} seconds`;
};

/** `Falls €5 every 10 seconds, no lower than €180`. */
export function fallWords({ dutch, currency }: AuctionView): string {
  if (!dutch) return '';
  const money = (amount: number) => formatMoney(amount, currency);
  return `Falls ${money(dutch.dropAmount)} every ${lengthWords(dutch.dropSeconds)}, no lower than ${money(dutch.floorAmount)}`;
}

/** Before a price in a list: of sealed bids only the least is known. */
export const fromWord = (view: AuctionView): string => (isUnderSeal(view) ? 'From ' : '');

/** Under a price in a list: how many bids there are, or why that is not said. */
export function countWords(view: AuctionView, nobody = 'Opening bid'): string {
  if (isUnderSeal(view)) return 'Sealed bids';
  if (view.format === 'dutch') return 'Falling price';
  return view.bidCount === 0 ? nobody : bidsWord(view.bidCount);
}

export const sealedWords = (format: AuctionView['format']): string =>
  format === 'sealed_first_price'
    ? 'The highest bid wins and pays what it says. Nobody, the house included, sees a bid before the close.'
    : 'The highest bid wins and pays what the second highest says, so bid what it is worth to you. Nobody, the house included, sees a bid before the close.';

export const formatNames: Record<AuctionView['format'], string> = {
  english: 'Rising price',
  dutch: 'Falling price',
  sealed_first_price: 'Sealed bids, first price',
  sealed_second_price: 'Sealed bids, second price',
};
