import type { SaleView } from '#contract/sale.ts';
import { formatMoney } from '../ui/format-money.ts';

/** `one a minute`, `one every 2 minutes`, `one every 90 seconds`. */
export function paceWords(everySeconds: number): string {
  if (everySeconds === 60) return 'one a minute';
  return everySeconds % 60 === 0 ? `one every ${everySeconds / 60} minutes` : `one every ${everySeconds} seconds`;
}

/** What the sold lots of a sale come to, in each currency; empty while none is sold. */
export const totalWords = ({ soldTotals }: SaleView): string =>
  soldTotals.map(({ amount, currency }) => formatMoney(amount, currency)).join(' and ');
