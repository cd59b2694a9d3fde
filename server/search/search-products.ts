import {
  type FoundProducts,
  type ProductSearch,
  productAvailabilities,
  productSearchFacets,
} from '#contract/search/product-search.ts';
import { availabilityNames, type ShelfAvailability } from '#contract/search/shelf-limits.ts';
import { readApiProducts } from '#server/catalogue/api-products.ts';
import { onePage } from '#server/web/page-cursor.ts';
import type { Shelf } from './shelf.ts';
import { cursorOf, requiredPlace } from './shelf-cursor.ts';
import { bestSort, readList } from './shelf-list.ts';

/**
 * Pieces by words and facets, with how many each further choice would give.
 *
 * @param withStock adds on hand and reserved: keys only
 * @throws AccessProblem `invalid` for a cursor that isn't of this query's order
 */
export async function searchProducts(query: ProductSearch, withStock: boolean): Promise<FoundProducts> {
  const { q = '', cursor, limit, minPrice = null, maxPrice = null, ...chosen } = query;
  const sort = chosen.sort === 'relevance' ? bestSort(q) : chosen.sort;
  const { found, corrected, collections } = await readList(q, {
    ...chosen,
    ...{ within: null, lots: false, size: [], minPrice, maxPrice },
    sort,
    limit: limit + 1,
    after: cursor === undefined ? null : requiredPlace(cursor, sort),
  });
  const { shown, nextCursor } = onePage(found.found, limit, ({ place }) => cursorOf(sort, place));
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
          .filter(({ value }) => name !== 'availability' || productAvailabilities.some((one) => one === value))
          .map(({ value, count }) => ({ value, label: labelOf(name, value, collections), count })),
      ]),
    ) as FoundProducts['facets'],
    ...(corrected === null ? {} : { didYouMean: corrected }),
  };
}

function labelOf(facet: string, value: string, collections: Shelf['collections']): string {
  if (facet === 'availability') return availabilityNames[value as ShelfAvailability];
  return facet === 'collection' ? (collections.get(value) ?? value) : value;
}
