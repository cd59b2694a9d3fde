import { z } from 'zod';
import { shippingZoneSchema } from '#contract/desk/desk-delivery.ts';
import { taxRateSchema } from '#contract/desk/desk-taxes.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/http/route.ts';
import { readZones } from './desk-delivery.ts';
import { readTaxRates } from './desk-taxes.ts';

export const tariffApiRoutes: readonly Route[] = [
  publicRoute.get('/v1/shipping-zones', {
    summary: 'List the delivery zones with their rates, in their order',
    access: { scope: 'tariff:read' },
    answer: z.object({ items: z.array(shippingZoneSchema) }),
    run: async () => accept({ items: await readZones() }),
  }),

  publicRoute.get('/v1/tax-rates', {
    summary: 'List the tax rates, also those that applied before or will apply',
    access: { scope: 'tariff:read' },
    answer: z.object({ items: z.array(taxRateSchema) }),
    run: async () => accept({ items: await readTaxRates() }),
  }),
];
