import { z } from 'zod';
import { createZoneSchema, shippingZoneSchema } from '#contract/tariff/desk-delivery.ts';
import { taxRateSchema } from '#contract/tariff/desk-taxes.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { removeZone } from './arrange-zones.ts';
import { createZone } from './create-zone.ts';
import { readZones } from './desk-delivery.ts';
import { readTaxRates } from './desk-taxes.ts';

export const tariffApiRoutes: readonly Route[] = [
  publicRoute.get('/v1/shipping-zones', {
    summary: 'List the delivery zones with their rates, in their order',
    access: { key: 'delivery:read' },
    answer: z.object({ items: z.array(shippingZoneSchema) }),
    run: async () => accept({ items: await readZones() }),
  }),

  publicRoute.post('/v1/shipping-zones', {
    summary: 'Add a delivery zone with its ways of delivery, after the others',
    access: { key: 'delivery:manage' },
    body: createZoneSchema,
    answer: shippingZoneSchema,
    refusals: ['zone_taken', 'weights_overlap'],
    status: 201,
    run: ({ body }) => createZone(body),
  }),

  publicRoute.delete('/v1/shipping-zones/:id', {
    summary: 'Remove a delivery zone: nothing is sent to its countries any more',
    access: { key: 'delivery:manage' },
    answer: z.object({ removed: z.literal(true) }),
    run: ({ params }) => removeZone(params.id),
  }),

  publicRoute.get('/v1/tax-rates', {
    summary: 'List the tax rates, also those that applied before or will apply',
    access: { key: 'delivery:read' },
    answer: z.object({ items: z.array(taxRateSchema) }),
    run: async () => accept({ items: await readTaxRates() }),
  }),
];
