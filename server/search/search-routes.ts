import {
  foundProductsSchema,
  productSearchFacets,
  productSearchSchema,
  suggestionQuerySchema,
  suggestionsSchema,
} from '#contract/search/product-search.ts';
import { shelfCellsQuerySchema, shelfValuesQuerySchema } from '#contract/search/shelf.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeNow } from '#server/limit/take-from.ts';
import type { Actor } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';
import { searchLimits } from './limits.ts';
import { readMoreCells, readValues } from './more-cells.ts';
import { readSearchPanel } from './search-panel.ts';
import { searchProducts } from './search-products.ts';
import { suggest } from './suggest.ts';

/** A key is limited by itself. */
function pace(actor: Actor, headers: Headers): void {
  if (actor.kind !== 'key') takeNow(searchLimits.searches, headers.get(addressHeader) ?? '');
}

export const searchRoutes: readonly Route[] = [
  publicRoute.get('/v1/products', {
    summary: 'List and search products with price, stock and facets',
    access: 'anyone',
    query: productSearchSchema,
    repeated: productSearchFacets,
    answer: foundProductsSchema,
    run: async ({ query, actor, headers }) => {
      pace(actor, headers);
      return accept(await searchProducts(query, can(actor, 'stock:read')));
    },
  }),

  publicRoute.get('/v1/suggestions', {
    summary: 'Suggest products, lots, makers, collections and words for what is being typed',
    access: 'anyone',
    query: suggestionQuerySchema,
    answer: suggestionsSchema,
    run: async ({ query, actor, headers }) => {
      pace(actor, headers);
      return accept(await suggest(query.q));
    },
  }),

  route.get('/shelf', {
    access: 'anyone',
    query: shelfCellsQuerySchema,
    run: async ({ query, actor, headers }) => {
      pace(actor, headers);
      return accept(await readMoreCells(query));
    },
  }),

  route.get('/shelf/values', {
    access: 'anyone',
    query: shelfValuesQuerySchema,
    run: async ({ query, actor, headers }) => {
      pace(actor, headers);
      return accept({ values: await readValues(query.key, query.facet) });
    },
  }),

  route.get('/search', {
    access: 'anyone',
    query: suggestionQuerySchema,
    run: async ({ query, actor, headers }) => {
      pace(actor, headers);
      return accept(await readSearchPanel(query.q));
    },
  }),
];
