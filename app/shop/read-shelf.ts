import { type Chip, chipsOf } from '#components/search/shelf-address.ts';
import { type ShelfPageQuery, shelfQuerySchema } from '#contract/search/shelf.ts';
import type { ShelfPage } from '#contract/search/shelf-page.ts';
import type { View } from '#contract/wire/views.ts';
import { readPicked } from '#server/catalogue/home.ts';
import { countWithout, readShelfPage } from '#server/search/shelf-page.ts';

export interface ReadShelf {
  query: ShelfPageQuery;
  chips: Chip[];
  page: ShelfPage;
  /** What there would be without each of the chips, where nothing is found. */
  without: { pieces: number; lots: number }[];
  /** What the shop has, where nothing is found. */
  instead: View<'card'>[];
}

export async function readShelf(search: unknown, collection: string | null): Promise<ReadShelf> {
  const query = shelfQuerySchema.parse(search);
  const chips = chipsOf(query);
  const page = await readShelfPage(query, collection);
  const without =
    page.cells.length > 0
      ? []
      : await countWithout(
          chips.map((chip) => chip.without),
          collection,
        );
  const instead = page.cells.length > 0 ? [] : await readPicked();
  return { query, chips, page, without, instead };
}

/** Words, several filters, orders and pages are found from other pages; a search engine needs none of them. */
export function robotsOf({ query, chips }: Pick<ReadShelf, 'query' | 'chips'>): { index: false } | undefined {
  return query.q !== '' || query.after !== '' || chips.length > 1 ? { index: false } : undefined;
}

/** One filter is a page of its own; anything more is found under the list without it. */
export function canonicalOf(path: string, { query, chips }: Pick<ReadShelf, 'query' | 'chips'>): string {
  const [only] =
    chips.length === 1 ? (['form', 'material', 'maker'] as const).filter((name) => query[name].length === 1) : [];
  return only ? `${path}?${new URLSearchParams({ [only]: query[only][0] ?? '' })}` : path;
}
