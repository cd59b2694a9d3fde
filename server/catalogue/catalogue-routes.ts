import { pageOfSchema, pageQuerySchema } from '#contract/page-of.ts';
import { apiProductSchema } from '#contract/product-api.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/http/route.ts';
import { hasScope } from '#server/session/actor.ts';
import { listApiProducts, readApiProduct } from './api-products.ts';

export const catalogueRoutes: readonly Route[] = [
  publicRoute.get('/v1/products', {
    summary: 'List products with price and stock',
    access: 'anyone',
    query: pageQuerySchema,
    answer: pageOfSchema(apiProductSchema),
    run: async ({ query, actor }) => accept(await listApiProducts(query, hasScope(actor, 'stock:read'))),
  }),

  publicRoute.get('/v1/products/:slug', {
    summary: 'Get one product',
    access: 'anyone',
    answer: apiProductSchema,
    run: async ({ params, actor }) => accept(await readApiProduct(params.slug, hasScope(actor, 'stock:read'))),
  }),
];
