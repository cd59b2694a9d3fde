import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import { type FacetName, facetNames, sizeNames } from '#contract/search/shelf-address.ts';
import {
  availabilityNames,
  type ShelfAvailability,
  type ShelfSize,
  type ShelfSortName,
  shelfStep,
} from '#contract/search/shelf-limits.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';

export const sortNames: Record<ShelfSortName, string> = {
  '': 'Featured',
  newest: 'Newest',
  few: 'Fewest left',
  price: 'Price, low to high',
  '-price': 'Price, high to low',
  closing: 'Closing soonest',
};

export const facetTitles = {
  availability: 'Availability',
  form: 'Form',
  material: 'Material',
  maker: 'Maker',
  size: 'Size',
} as const satisfies Record<FacetName, string>;

export function valueName(facet: FacetName, value: string): string {
  if (facet === 'availability') return availabilityNames[value as ShelfAvailability] ?? value;
  return facet === 'size' ? (sizeNames[value as ShelfSize] ?? value) : value;
}

/** Minor units in a whole one of the shop's currency. */
export const priceUnit = (): number => 10 ** fractionDigitsOf(shopCurrency());

/** `€1,240` of `1240`, as it stands in an address. */
const priceWords = (plain: string): string => formatMoney(Math.round(Number(plain) * priceUnit()), shopCurrency());

export const upToWords = (plain: string): string => `Up to ${priceWords(plain)}`;

/** What a list shows: `24 pieces and 2 lots`. */
export function foundWords(pieces: number, lots: number): string {
  if (lots === 0) return counted(pieces, 'piece');
  return pieces === 0 ? counted(lots, 'lot') : `${counted(pieces, 'piece')} and ${counted(lots, 'lot')}`;
}

export interface Chip {
  label: string;
  without: ShelfPageQuery;
}

export function chipsOf(query: ShelfPageQuery): Chip[] {
  const plain = { ...query, shown: shelfStep, after: '' };
  return [
    ...facetNames.flatMap((name) =>
      query[name].map((value) => ({
        label: valueName(name, value),
        without: { ...plain, [name]: (query[name] as string[]).filter((other) => other !== value) },
      })),
    ),
    ...(query.from ? [{ label: `From ${priceWords(query.from)}`, without: { ...plain, from: '' } }] : []),
    ...(query.to ? [{ label: upToWords(query.to), without: { ...plain, to: '' } }] : []),
  ];
}
