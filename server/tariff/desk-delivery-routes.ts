import {
  addZoneSchema,
  placeZoneSchema,
  saveRateSchema,
  saveSendingSchema,
  saveZoneSchema,
  seenSchema,
} from '#contract/tariff/desk-delivery.ts';
import { type Route, route } from '#server/api/route.ts';
import { typedAmount } from '#server/desk/typed-amount.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { placeZone, removeZone, saveSending } from './arrange-zones.ts';
import { addRate, removeRate, saveRate } from './save-rate.ts';
import { addZone, saveZone } from './save-zone.ts';

const list = '/desk/delivery';
const pageOf = (zoneId: string) => `${list}/${zoneId}`;

/** In minor units of the rate's own currency, else of the shop's. */
async function amountsOf({
  amount,
  freeFrom,
  currency,
}: {
  amount: string;
  freeFrom?: string | undefined;
  currency?: string | undefined;
}) {
  const units = currency ?? (await readShop()).currency;
  const inUnits = (typed: string, field: string) => typedAmount(typed, { currency: units, field });
  return {
    amount: inUnits(amount, 'amount'),
    freeFrom: freeFrom === undefined ? null : inUnits(freeFrom, 'freeFrom'),
    currency: currency ?? null,
  };
}

export const deskDeliveryRoutes: readonly Route[] = [
  route.post('/desk/delivery/zones', {
    access: { desk: 'delivery:manage' },
    body: addZoneSchema,
    run: async ({ body: { wayTitle, method, daysLeast, daysMost, ...body } }) =>
      addZone(body, {
        title: wayTitle,
        method,
        daysLeast,
        daysMost,
        weightFrom: 0,
        weightTo: null,
        ...(await amountsOf(body)),
      }),
    goTo: ({ id }) => pageOf(id),
  }),

  route.post('/desk/delivery/zones/:id', {
    access: { desk: 'delivery:manage' },
    body: saveZoneSchema,
    run: ({ params, body }) => saveZone(params.id, body),
    goTo: ({ id }) => pageOf(id),
  }),

  route.post('/desk/delivery/zones/:id/place', {
    access: { desk: 'delivery:manage' },
    body: placeZoneSchema,
    run: ({ params, body }) => placeZone(params.id, body),
    goTo: () => list,
  }),

  route.post('/desk/delivery/zones/:id/remove', {
    access: { desk: 'delivery:manage' },
    body: seenSchema,
    run: ({ params, body }) => removeZone(params.id, body.seenVersion),
    goTo: () => list,
  }),

  route.post('/desk/delivery/zones/:id/rates', {
    access: { desk: 'delivery:manage' },
    body: saveRateSchema,
    run: async ({ params, body: { seenVersion, ...rate } }) =>
      addRate(params.id, { ...rate, ...(await amountsOf(rate)) }, seenVersion),
    goTo: ({ zoneId }) => pageOf(zoneId),
  }),

  route.post('/desk/delivery/rates/:id', {
    access: { desk: 'delivery:manage' },
    body: saveRateSchema,
    run: async ({ params, body: { seenVersion, ...rate } }) =>
      saveRate(params.id, { ...rate, ...(await amountsOf(rate)) }, seenVersion),
    goTo: ({ zoneId }) => pageOf(zoneId),
  }),

  route.post('/desk/delivery/rates/:id/remove', {
    access: { desk: 'delivery:manage' },
    body: seenSchema,
    run: ({ params, body }) => removeRate(params.id, body.seenVersion),
    goTo: ({ zoneId }) => pageOf(zoneId),
  }),

  route.post('/desk/delivery/sending', {
    access: { desk: 'delivery:manage' },
    body: saveSendingSchema,
    run: ({ body }) => saveSending(body),
    goTo: () => list,
  }),
];
