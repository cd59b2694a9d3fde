import { z } from 'zod';
import { deskSchedulePriceSchema } from '#contract/price/desk-price.ts';
import {
  priceSinceSchema,
  scheduledPriceSchema,
  scheduledPricesQuerySchema,
  schedulePriceSchema,
} from '#contract/price/price-api.ts';
import { pageOfSchema, pageQuerySchema } from '#contract/value/page-of.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { typedAmount } from '#server/desk/typed-amount.ts';
import { typedMomentOrNone } from '#server/desk/typed-moment.ts';
import { can } from '#server/session/can.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { cancelScheduledPrice } from './cancel-scheduled-price.ts';
import { listPrices } from './price-history.ts';
import { currencyOf, schedulePrice } from './schedule-price.ts';
import { listScheduledPrices } from './scheduled-prices.ts';

export const priceRoutes: readonly Route[] = [
  route.post('/desk/scheduled-prices', {
    access: { desk: 'piece:price' },
    body: deskSchedulePriceSchema,
    async run({ body: { sku, price, startsAt, endsAt }, actor }) {
      const currency = await currencyOf(sku);
      const amount = typedAmount(price, { currency, field: 'price' });
      const when = { startsAt: await typedMomentOrNone(startsAt), endsAt: await typedMomentOrNone(endsAt) };
      return schedulePrice({ sku, amount, ...when }, stockActor(actor));
    },
    goTo: () => '/desk/prices',
  }),

  route.post('/desk/scheduled-prices/:id/cancel', {
    access: { desk: 'piece:price' },
    body: z.object({}),
    run: ({ params }) => cancelScheduledPrice(params.id),
    goTo: () => '/desk/prices',
  }),

  publicRoute.get('/v1/variants/:sku/prices', {
    summary: 'List every price that a variant had',
    access: 'anyone',
    query: pageQuerySchema,
    answer: pageOfSchema(priceSinceSchema),
    run: async ({ params, query, actor }) =>
      accept(await listPrices(params.sku, { ...query, seesDrafts: can(actor, 'piece:read') })),
  }),

  publicRoute.get('/v1/scheduled-prices', {
    summary: 'List scheduled prices',
    access: { key: 'piece:price' },
    query: scheduledPricesQuerySchema,
    answer: pageOfSchema(scheduledPriceSchema),
    run: async ({ query }) => accept(await listScheduledPrices(query)),
  }),

  publicRoute.post('/v1/scheduled-prices', {
    summary: 'Schedule a price',
    access: { key: 'piece:price' },
    body: schedulePriceSchema,
    answer: scheduledPriceSchema,
    status: 201,
    refusals: ['price_schedule'],
    run: ({ body, actor }) => schedulePrice(body, stockActor(actor)),
  }),

  publicRoute.post('/v1/scheduled-prices/:id/cancel', {
    summary: 'Take a scheduled price back',
    access: { key: 'piece:price' },
    body: z.object({}),
    answer: scheduledPriceSchema,
    refusals: ['price_schedule'],
    run: ({ params }) => cancelScheduledPrice(params.id),
  }),
];
