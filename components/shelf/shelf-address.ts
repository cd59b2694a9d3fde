import { type ShelfAvailability, type ShelfSortName, shelfStep } from '#contract/limits.ts';
import type { ShelfPageQuery } from '#contract/shelf.ts';

export const sortNames: Record<ShelfSortName, string> = {
  '': 'Featured',
  newest: 'Newest',
  few: 'Fewest left',
  price: 'Price, low to high',
  '-price': 'Price, high to low',
  closing: 'Closing soonest',
};

export const availabilityNames: Record<ShelfAvailability, string> = {
  in_stock: 'In stock',
  scarce: 'Three or fewer left',
  auction: 'At auction',
  soon: 'Opening soon',
  sold_out: 'Sold out',
};

export const sizeNames: Readonly<Record<string, string>> = {
  small: 'Under 10 cm',
  medium: '10 to 20 cm',
  large: '20 to 30 cm',
  tall: '30 cm and more',
};

export const facetTitles = {
  availability: 'Availability',
  form: 'Form',
  material: 'Glaze and body',
  maker: 'Maker',
  size: 'Size',
} as const;
export type FacetName = keyof typeof facetTitles;
export const facetNames = Object.keys(facetTitles) as FacetName[];

export function valueName(facet: FacetName, value: string): string {
  if (facet === 'availability') return availabilityNames[value as ShelfAvailability] ?? value;
  return facet === 'size' ? (sizeNames[value] ?? value) : value;
}

/** The parameters of a list, in one order and without what goes without saying: one list has one address. */
export function parametersOf({ shown, after, ...query }: ShelfPageQuery): URLSearchParams {
  return new URLSearchParams([
    ...(query.q ? [['q', query.q]] : []),
    ...facetNames.flatMap((name) => [...query[name]].sort().map((value) => [name, value])),
    ...(query.from ? [['from', query.from]] : []),
    ...(query.to ? [['to', query.to]] : []),
    ...(query.sort ? [['sort', query.sort]] : []),
    ...(after ? [['after', after]] : []),
    ...(shown === shelfStep ? [] : [['shown', String(shown)]]),
  ]);
}

export function addressOf(path: string, query: ShelfPageQuery): string {
  const parameters = parametersOf(query);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
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
    ...(query.from ? [{ label: `From €${query.from}`, without: { ...plain, from: '' } }] : []),
    ...(query.to ? [{ label: `Up to €${query.to}`, without: { ...plain, to: '' } }] : []),
  ];
}
