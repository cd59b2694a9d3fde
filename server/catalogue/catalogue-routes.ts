import { apiProductSchema } from '#contract/catalogue/product-api.ts';
import { changeProductSchema, createProductSchema, uploadedSchema } from '#contract/catalogue/product-write.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { keepPhotograph, mostPhotographBytes } from '#server/photograph/keep-photograph.ts';
import type { Actor } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { readApiProduct } from './api-products.ts';
import { archiveProduct, changeProduct, createProduct } from './write/write-product.ts';

const sightOf = (actor: Actor) => ({
  stock: can(actor, 'stock:read'),
  status: can(actor, 'piece:read'),
});

async function withProduct(written: Decision<string, Problem>, actor: Actor) {
  return written.ok ? accept(await readApiProduct(written.value, sightOf(actor))) : written;
}

export const catalogueRoutes: readonly Route[] = [
  publicRoute.get('/v1/products/:slug', {
    summary: 'Get one product',
    access: 'anyone',
    answer: apiProductSchema,
    run: async ({ params, actor }) => accept(await readApiProduct(params.slug, sightOf(actor))),
  }),

  publicRoute.post('/v1/products', {
    summary: 'Add a product',
    access: { key: { all: ['piece:write', 'piece:price', 'stock:adjust'] } },
    body: createProductSchema,
    answer: apiProductSchema,
    status: 201,
    refusals: ['sku_taken', 'slug_taken'],
    run: async ({ body, actor }) => withProduct(await createProduct(body, stockActor(actor)), actor),
  }),

  publicRoute.patch('/v1/products/:slug', {
    summary: 'Change a product; of a list of variants those left out are archived',
    access: { key: { all: ['piece:write', 'piece:price', 'stock:adjust'] } },
    body: changeProductSchema,
    answer: apiProductSchema,
    refusals: ['sku_taken', 'slug_taken', 'below_reserved', 'beyond_edition'],
    run: async ({ params, body, actor }) =>
      withProduct(await changeProduct(params.slug, body, stockActor(actor)), actor),
  }),

  publicRoute.delete('/v1/products/:slug', {
    summary: 'Archive a product: what is held or ordered of it stays',
    access: { key: 'piece:write' },
    answer: apiProductSchema,
    run: async ({ params, actor }) => withProduct(await archiveProduct(params.slug, stockActor(actor)), actor),
  }),

  publicRoute.post('/v1/uploads', {
    summary: 'Upload a photograph (multipart/form-data, field `file`) for a product’s `images`',
    access: { key: 'piece:write' },
    files: { field: 'file', most: 1, bytesEach: mostPhotographBytes },
    answer: uploadedSchema,
    status: 201,
    refusals: ['picture_unusable'],
    async run({ files: [bytes] }) {
      if (!bytes) throw new AccessProblem('invalid', 'Send a photograph in the field `file`.', { field: 'file' });
      const kept = await keepPhotograph(bytes);
      return kept.ok ? accept({ id: kept.value.file.replace(/\.webp$/, ''), ...kept.value.facts }) : kept;
    },
  }),
];
