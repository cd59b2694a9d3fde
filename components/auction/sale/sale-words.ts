import { isUnderSeal } from '#components/auction/format/is-under-seal.ts';
import type { LiveLot } from '#components/auction/list/sale.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { SaleView } from '#contract/auction/sale.ts';

/** `one a minute`, `one every 2 minutes`, `one every 90 seconds`. */
export function paceWords(everySeconds: number): string {
  if (everySeconds === 60) return 'one a minute';
  return everySeconds % 60 === 0 ? `one every ${everySeconds / 60} minutes` : `one every ${everySeconds} seconds`;
}

/** `5 of 6 lots sold, for €1,240.` */
export const resultWords = (sold: number, lots: number, totals: string): string =>
  sold === 0 ? 'No lot was sold.' : `${sold} of ${counted(lots, 'lot')} sold, for ${totals}.`;

/** What the sold lots of a sale come to, in each currency; empty while none is sold. */
export const totalWords = ({ soldTotals }: SaleView): string =>
  soldTotals.map(({ amount, currency }) => formatMoney(amount, currency)).join(' and ');

/** What the closed lots have come to so far, or in all. */
export const soldSoFarWords = (soldCount: number, totals: string, over: boolean): string => {
  if (soldCount > 0) return `${counted(soldCount, 'lot')} sold for ${totals}`;
  return over ? 'None sold' : 'None sold yet';
};

/** `On the block, lot 2 of 19`. */
export const placeWords = ({ state }: Pick<AuctionView, 'state'>, place: number, count: number): string =>
  `${state === 'closed' ? 'Just closed' : 'On the block'}, lot ${place} of ${count}`;

/** Who leads an open lot, for everyone in the room; empty while nobody does, or nobody may know. */
export const leaderWords = (view: AuctionView): string =>
  view.leader === null || view.state === 'closed' || isUnderSeal(view) ? '' : `${view.leader} is leading.`;

const lotOf = (lots: readonly LiveLot[], id: string | null) => lots.find(({ lot }) => lot.id === id);

export function closedLotWords(lots: readonly LiveLot[], id: string): string {
  const entry = lotOf(lots, id);
  if (!entry) return '';
  const { lot, view } = entry;
  const result =
    view.outcome === 'sold'
      ? `sold for ${formatMoney(view.currentAmount, view.currency)}`
      : view.outcome === 'withdrawn'
        ? 'withdrawn'
        : 'not sold';
  return `Lot ${lot.lotNumber} ${result}.`;
}

export function nextLotWords(lots: readonly LiveLot[], id: string | null): string {
  const next = lotOf(lots, id);
  return next ? `Now on the block: lot ${next.lot.lotNumber}, ${next.lot.title}.` : 'The sale is over.';
}
