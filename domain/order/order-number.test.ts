import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shopSettingsSchema } from '#contract/shop/shop-settings.ts';
import { isNumberOf, orderNumber, typedNumber } from './order-number.ts';

const prefixes = fc
  .string({ unit: fc.constantFrom(...'ABRWZ019-'), maxLength: 8 })
  .filter((prefix) => shopSettingsSchema.shape.orderNumberPrefix.safeParse(prefix).success);
const numbers = fc.integer({ min: 1, max: 999_999_999 });

it('an order number is known by what is said of it, however it is typed', () => {
  fc.assert(
    fc.property(prefixes, numbers, (numberPrefix, number) => {
      const order = { number, numberPrefix };
      const said = orderNumber(order);
      for (const text of [said, said.toLowerCase(), ` ${numberPrefix} ${number} `, `#${number}`, `Order ${number}`]) {
        const typed = typedNumber(text);
        expect(typed && isNumberOf(typed, order), text).toBe(true);
      }
    }),
  );
});

it('another order’s number is not its own', () => {
  fc.assert(
    fc.property(prefixes, prefixes, numbers, numbers, (one, other, number, wrong) => {
      fc.pre(number !== wrong);
      const typed = typedNumber(orderNumber({ number: wrong, numberPrefix: one }));
      expect(typed && isNumberOf(typed, { number, numberPrefix: other })).toBe(false);
    }),
  );
});

it.each([
  ['RW-12', 'RW-', true],
  ['rw 12', 'RW-', true],
  ['MD-12', 'RW-', true],
  ['my order number: 12', 'RW-', true],
  ['2026-12', '2026-', true],
  ['11 12', 'RW-', false],
  ['11-12', '', false],
])('%s for order 12 with the prefix “%s”: %s', (text, numberPrefix, is) => {
  const typed = typedNumber(text);
  expect(typed !== null && isNumberOf(typed, { number: 12, numberPrefix })).toBe(is);
});

it.each(['', 'RW-', 'twelve', '12 pieces', '1234567890', '-', `${'x'.repeat(40)}12`])('“%s” is no number', (text) => {
  expect(typedNumber(text)).toBeNull();
});
