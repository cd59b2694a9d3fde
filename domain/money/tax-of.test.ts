import fc from 'fast-check';
import { expect, it } from 'vitest';
import { includedTax } from './tax-of.ts';

it('21 % inside 121.00 are 21.00', () => expect(includedTax(12_100, 2_100)).toBe(2_100));
it('nothing is in a price at no rate', () => expect(includedTax(12_100, 0)).toBe(0));

it('net and VAT add up to the price, and the rate on the net is the VAT to within a minor unit', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(5_000), (amount, rate) => {
      const vat = includedTax(amount, rate);
      expect(vat).toBeGreaterThanOrEqual(0);
      expect(Math.abs((amount - vat) * (rate / 10_000) - vat)).toBeLessThanOrEqual(1);
    }),
  );
});
