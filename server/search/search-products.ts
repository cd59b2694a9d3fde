import { type FoundProducts, type ProductSearch, productSearchFacets } from '#contract/search/product-search.ts';
import { readApiProducts } from '#server/catalogue/api-products.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { findWords } from './find-words.ts';
import { readShelf, type Shelf } from './shelf.ts';
import { cursorOf, requiredPlace } from './shelf-cursor.ts';
import type { ShelfSort } from './shelf-query.ts';

const availabilityLabels: Readonly<Record<string, string>> = {
  in_stock: 'In stock',
  scarce: 'Three or fewer left',
  in_bags: 'In bags right now',
  sold_out: 'Sold out',
};

/**
 * Pieces by words and facets, with how many each further choice would give.
 *
 * @param withStock adds on hand and reserved: keys only
 * @throws AccessProblem `invalid` for a cursor that isn't of this query's order
 */
export async function searchProducts(query: ProductSearch, withStock: boolean): Promise<FoundProducts> {
  const [words, shelf] = await Promise.all([findWords(query.q ?? ''), readShelf()]);
  const sort = sortOf(query, words !== null);
  const after = query.cursor === undefined ? null : requiredPlace(query.cursor, sort);
  const found = shelf.index.find(
    {
      within: null,
      lots: false,
      collection: query.collection,
      maker: query.maker,
      form: query.form,
      material: query.material,
      availability: query.availability,
      size: [],
      minPrice: query.minPrice ?? null,
      maxPrice: query.maxPrice ?? null,
      sort,
      limit: query.limit + 1,
      after,
    },
    words?.hits ?? null,
  );
  const { shown, nextCursor } = onePage(found.found, query.limit, ({ place }) => cursorOf(sort, place));
  const corrected = words?.corrected ?? null;
  return {
    items: await readApiProducts(
      shown.map(({ id }) => id),
      withStock,
    ),
    nextCursor,
    total: found.pieces,
    facets: Object.fromEntries(
      productSearchFacets.map((name) => [
        name,
        found.facets[name]
          .filter(({ value }) => name !== 'availability' || value in availabilityLabels)
          .map(({ value, count }) => ({ value, label: labelOf(name, value, shelf), count })),
      ]),
    ) as FoundProducts['facets'],
    ...(corrected === null ? {} : { didYouMean: corrected }),
  };
}

function sortOf({ sort }: ProductSearch, hasWords: boolean): ShelfSort {
  return sort === 'relevance' && !hasWords ? 'featured' : sort;
}

function labelOf(facet: string, value: string, { collections }: Shelf): string {
  if (facet === 'availability') return availabilityLabels[value] ?? value;
  return facet === 'collection' ? (collections.get(value) ?? value) : value;
}
