import type { BadgeTone } from '#components/ui/badge.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { traitsOf } from '#domain/auction/format.ts';

interface LotWords {
  word: string;
  tone: BadgeTone;
  about: string;
}

/** How somebody stands on a lot, in a list of theirs. */
export function lotWords(position: OwnPosition): LotWords {
  const { state, won, leading, sealed, maxAmount, soldAmount, outcome, currency } = position;
  const money = (amount: number) => formatMoney(amount, currency);
  const own = ownWords(position, money);
  if (won) return { word: 'Won', tone: 'solid', about: `Yours for ${money(soldAmount ?? maxAmount)}` };
  if (position.offered && position.toPay) return { word: 'Offered to you', tone: 'solid', about: own };
  if (outcome === 'withdrawn')
    return { word: 'Withdrawn', tone: 'outline', about: 'All bids are void. You pay nothing.' };
  if (state === 'closed') {
    const bought = soldAmount !== null || outcome === 'after_sale';
    const about = soldAmount === null ? own : `Sold for ${money(soldAmount)}. ${own}`;
    return { word: bought ? 'Not won' : 'Not sold', tone: 'outline', about };
  }
  if (maxAmount === 0) return { word: 'Taken back', tone: 'outline', about: own };
  if (sealed) return { word: 'Bid sealed', tone: 'outline', about: own };
  return leading ? { word: 'Leading', tone: 'solid', about: own } : { word: 'Outbid', tone: 'live-solid', about: own };
}

function ownWords({ format, maxAmount }: OwnPosition, money: (amount: number) => string): string {
  if (maxAmount === 0) return 'You took your bid back';
  return `${traitsOf[format].byProxy ? 'Your maximum' : 'Your bid'} ${money(maxAmount)}`;
}
