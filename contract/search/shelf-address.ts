import { type ShelfSize, shelfStep } from '#contract/search/shelf-limits.ts';
import { withPricesInOrder } from './prices-in-order.ts';
import type { ShelfPageQuery } from './shelf.ts';

export const facetNames = ['availability', 'form', 'material', 'maker', 'size'] as const;
export type FacetName = (typeof facetNames)[number];

export const sizeNames: Readonly<Record<ShelfSize, string>> = {
  small: 'Under 10 cm',
  medium: '10 to 20 cm',
  large: '20 to 30 cm',
  tall: '30 cm and more',
};

/** The parameters of a list, in one order and without what goes without saying: one list has one address. */
export function parametersOf(asked: ShelfPageQuery): URLSearchParams {
  const { shown, after, ...query } = withPricesInOrder(asked);
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
