import fc from 'fast-check';
import { expect, it } from 'vitest';
import { customsItem, type DeclaredLine, weightOf } from './customs-value.ts';

const line: DeclaredLine = {
  sku: 'A',
  title: 'Bowl',
  quantity: 2,
  ordered: 2,
  unitAmount: 12_100,
  discountAmount: 200,
  taxAmount: 4_165,
  pricesInclude: true,
  weightGrams: 800,
  hsCode: '691310',
  originCountry: 'ES',
};

it('declares what was paid for the units in the parcel, without tax', () => {
  expect(customsItem(line)).toMatchObject({ quantity: 2, valueAmount: 19_835, weightGrams: 1_600 });
  expect(customsItem({ ...line, quantity: 1 })).toMatchObject({ quantity: 1, valueAmount: 9_918, weightGrams: 800 });
  expect(customsItem({ ...line, pricesInclude: false })).toMatchObject({ valueAmount: 24_000 });
});

it('declares a weight only if every piece has one', () => {
  const items = [customsItem(line), customsItem({ ...line, weightGrams: null })];
  expect(weightOf(items)).toBeNull();
  expect(weightOf(items.slice(0, 1))).toBe(1_600);
});

it('never declares more than was paid, and parcels together what the whole is, to a unit each', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.nat({ max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (ordered, unitAmount, share) => {
        const whole = { ...line, ordered, quantity: ordered, unitAmount, discountAmount: 0, taxAmount: 0 };
        const first = Math.max(1, Math.floor(ordered * share));
        const parts = [first, ordered - first].filter((quantity) => quantity > 0);
        const sum = parts.reduce((total, quantity) => total + customsItem({ ...whole, quantity }).valueAmount, 0);
        expect(customsItem(whole).valueAmount).toBe(ordered * unitAmount);
        expect(Math.abs(sum - ordered * unitAmount)).toBeLessThan(parts.length);
      },
    ),
  );
});
