import type { CatalogueQuery } from '#contract/catalogue-query.ts';
import { type CatalogueSort, catalogueStep } from '#contract/limits.ts';

export const sortNames: Record<CatalogueSort, string> = {
  hung: 'Featured',
  new: 'Newest',
  few: 'Fewest left',
  price: 'Price, low to high',
  'price-down': 'Price, high to low',
};

/** The address of a list, with only what differs from the plain one. */
export function addressOf(path: string, { q, stock, few, maker, sort, shown }: CatalogueQuery): string {
  const params = new URLSearchParams([
    ...(q ? [['q', q]] : []),
    ...(stock ? [['stock', '1']] : []),
    ...(few ? [['few', '1']] : []),
    ...maker.map((name) => ['maker', name]),
    ...(sort === 'hung' ? [] : [['sort', sort]]),
    ...(shown === catalogueStep ? [] : [['shown', String(shown)]]),
  ]);
  return params.size > 0 ? `${path}?${params}` : path;
}

export function chipsOf(query: CatalogueQuery): { label: string; without: CatalogueQuery }[] {
  return [
    ...(query.stock ? [{ label: 'In stock', without: { ...query, stock: false } }] : []),
    ...(query.few ? [{ label: 'Three or fewer left', without: { ...query, few: false } }] : []),
    ...query.maker.map((name) => ({
      label: name,
      without: { ...query, maker: query.maker.filter((other) => other !== name) },
    })),
  ];
}
