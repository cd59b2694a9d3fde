import { removeTaxRateSchema, saveTaxRateSchema, saveTaxSettingsSchema } from '#contract/tariff/desk-taxes.ts';
import { type Route, route } from '#server/api/route.ts';
import { removeTaxRate, saveTaxRate, saveTaxSettings } from './save-taxes.ts';

const page = '/desk/taxes';

export const deskTaxRoutes: readonly Route[] = [
  route.post('/desk/taxes/rates', {
    access: { desk: 'tax:manage' },
    body: saveTaxRateSchema,
    run: ({ body }) => saveTaxRate(body),
    goTo: () => page,
  }),

  route.post('/desk/taxes/rates/remove', {
    access: { desk: 'tax:manage' },
    body: removeTaxRateSchema,
    run: ({ body }) => removeTaxRate(body),
    goTo: () => page,
  }),

  route.post('/desk/taxes/settings', {
    access: { desk: 'tax:manage' },
    body: saveTaxSettingsSchema,
    run: ({ body }) => saveTaxSettings(body),
    goTo: () => page,
  }),
];
