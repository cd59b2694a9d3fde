import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
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
