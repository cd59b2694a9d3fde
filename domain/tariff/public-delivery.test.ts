import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicDelivery, publicZoneOf, publicZones } from './public-delivery.ts';
import { chooseMethod, costOf, type ShippingRate, type ShippingZone, shippingMethods } from './shipping-methods.ts';

const rate = (more: Partial<ShippingRate> = {}): ShippingRate => ({
  ...{ method: 'standard', title: 'Home', amount: 900, currency: null, freeFrom: 15_000 },
  ...{ weightFrom: 0, weightTo: null, daysLeast: 2, daysMost: 3 },
  ...more,
});
const zone = (countries: string[], rates: ShippingRate[], postcodes: string[] = []): ShippingZone => ({
  countries,
  postcodes,
  rates,
});

function said(
  zones: ShippingZone[],
  country: string,
  parcel: { weightGrams?: number | null; itemsAmount?: number } = {},
) {
  const found = publicZoneOf(publicZones(zones), country);
  return found && publicDelivery([found], { currency: 'EUR', weightGrams: 500, itemsAmount: 5_000, ...parcel });
}

describe('what pages say of delivery', () => {
  it.each([
    ['one rate', [zone(['ES'], [rate()])], { amount: 900, isFrom: false, freeFrom: 15_000, daysMost: 3 }],
    ['everywhere else', [zone(['FR'], []), zone([], [rate()])], { amount: 900, isFrom: false }],
    ['nothing is sent there', [zone(['ES'], []), zone([], [rate()])], null],
    ['another currency', [zone(['ES'], [rate({ currency: 'USD' })])], null],
    [
      'the cheapest way',
      [zone(['ES'], [rate({ amount: 1_900 }), rate({ method: 'slow', amount: 500, daysMost: 9 })])],
      { amount: 500, isFrom: false, daysMost: 9 },
    ],
    ['pick-up is no delivery', [zone(['ES'], [rate({ method: 'pick-up', amount: 0 }), rate()])], { amount: 900 }],
    ['pick-up alone', [zone(['ES'], [rate({ method: 'pick-up', amount: 0 })])], null],
    [
      'dearer postcodes',
      [zone(['ES'], [rate()]), zone(['ES'], [rate({ amount: 1_500, freeFrom: null, daysMost: 8 })], ['07'])],
      { amount: 900, isFrom: true, freeFrom: null, daysMost: 8 },
    ],
    [
      'cheaper postcodes',
      [zone(['ES'], [rate({ amount: 400 })], ['28']), zone(['ES'], [rate()])],
      { amount: 400, isFrom: true, freeFrom: 15_000 },
    ],
    [
      'a heavier parcel',
      [zone(['ES'], [rate({ weightTo: 400 }), rate({ amount: 2_000, weightFrom: 400 })])],
      { amount: 2_000, isFrom: false },
    ],
    [
      'heavy parcels are never free',
      [zone(['ES'], [rate({ weightTo: 9_000 }), rate({ weightFrom: 9_000, freeFrom: null })])],
      { amount: 900, freeFrom: null },
    ],
    ['always free', [zone(['ES'], [rate({ amount: 0, freeFrom: null })])], { amount: 0, freeFrom: 0 }],
  ] as const)('%s', (_what, zones, expected) => {
    const found = said(zones as unknown as ShippingZone[], 'ES');
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });

  it('of any weight is said to begin at the lightest’s', () => {
    const zones = [zone(['ES'], [rate({ weightTo: 400 }), rate({ amount: 2_000, weightFrom: 400 })])];
    expect(said(zones, 'ES', { weightGrams: null })).toMatchObject({ amount: 900, isFrom: true });
  });

  it('names each country once, with what its postcodes cost', () => {
    const zones = [zone(['ES', 'PT'], [rate()]), zone(['PT', 'FR'], []), zone(['ES'], [rate()], ['07']), zone([], [])];
    expect(publicZones(zones).map(({ countries, tariffs }) => [countries.join(), tariffs.length])).toEqual([
      ['ES', 2],
      ['PT', 1],
      ['FR', 1],
      ['', 1],
    ]);
  });

  const rates = fc.array(
    fc.record({
      method: fc.constantFrom('standard', 'express', 'pick-up'),
      title: fc.constant('Home'),
      amount: fc.nat(4),
      currency: fc.constantFrom(null, 'EUR', 'USD'),
      freeFrom: fc.option(fc.nat(12)),
      weightFrom: fc.nat(4),
      weightTo: fc.option(fc.integer({ min: 5, max: 9 })),
      daysLeast: fc.nat(3),
      daysMost: fc.integer({ min: 3, max: 6 }),
    }),
    { maxLength: 4 },
  );
  const shops = fc.array(
    fc.record({
      countries: fc.uniqueArray(fc.constantFrom('ES', 'FR', 'PT'), { maxLength: 2 }),
      postcodes: fc.uniqueArray(fc.constantFrom('1', '2', '12'), { maxLength: 2 }),
      rates,
    }),
    { maxLength: 5 },
  );

  it('is never less than what an order then costs without saying so, and no more than that', () => {
    fc.assert(
      fc.property(
        shops,
        fc.constantFrom('ES', 'FR', 'JP'),
        fc.constantFrom('10', '12', '30'),
        fc.nat(10),
        fc.nat(14),
        (zones, country, postalCode, weightGrams, itemsAmount) => {
          const parcel = { destination: { country, postalCode }, weightGrams, currency: 'EUR' };
          const sent = shippingMethods(zones, parcel).filter(({ method }) => method !== 'pick-up');
          const way = chooseMethod(sent, { asked: undefined, itemsAmount });
          const exactly = said(zones, country, { weightGrams, itemsAmount });
          const anyWeight = said(zones, country, { weightGrams: null, itemsAmount });
          if (!way) return;
          const cost = costOf(way, itemsAmount);
          for (const found of [exactly, anyWeight]) {
            expect(found).not.toBeNull();
            if (!found) continue;
            expect(found.amount).toBeLessThanOrEqual(cost);
            if (!found.isFrom) expect(found.amount).toBe(cost);
            if (found.freeFrom !== null && itemsAmount >= found.freeFrom) expect(cost).toBe(0);
            expect(found.daysLeast).toBeLessThanOrEqual(way.daysLeast);
            expect(found.daysMost).toBeGreaterThanOrEqual(way.daysMost);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
