import { formatMoney } from '#components/ui/format/format-money.ts';
import type { ResultFigures } from '#contract/auction/lot-results.ts';

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `November 2026` of `2026-11`. */
export const monthName = (month: string): string => months.format(new Date(`${month}-01T00:00:00Z`));

interface Figure {
  name: string;
  value: string;
  note: string;
}

/** What all results come to, in four figures at most; one that nothing is known of is left out. */
export function figuresOf({ lots, sold, within, above, below, currency, ...rest }: ResultFigures): Figure[] {
  const { typicalAmount, leastAmount, mostAmount, typicalBids, mostBids } = rest;
  const money = (amount: number) => formatMoney(amount, currency ?? '');
  const figures: (Figure | null)[] = [
    { name: 'Lots', value: String(lots), note: sold === lots ? 'All sold' : `${sold} sold, ${lots - sold} not` },
    within + above + below > 0
      ? { name: 'Within the estimate', value: String(within), note: `${above} above, ${below} below` }
      : null,
    currency !== null && typicalAmount !== null && leastAmount !== null && mostAmount !== null
      ? {
          name: 'Typical price',
          value: money(typicalAmount),
          note:
            leastAmount === mostAmount
              ? 'Every lot sold for it'
              : `Half went for this or less. ${money(leastAmount)} to ${money(mostAmount)}`,
        }
      : null,
    typicalBids !== null && mostBids !== null
      ? { name: 'Typical number of bids', value: String(typicalBids), note: `The most on one lot: ${mostBids}` }
      : null,
  ];
  return figures.filter((figure) => figure !== null);
}
