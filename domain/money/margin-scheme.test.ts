import fc from 'fast-check';
import { expect, it } from 'vitest';
import { auctioneersMargin, dealersMargin, marginKinds, marginNote, marginNotes, marginTax } from './margin-scheme.ts';

const amount = fc.nat(100_000_000);

it('is the example of the United Kingdom’s manual: £10,000 with 12 % from each side', () => {
  const margin = auctioneersMargin({ hammerAmount: 1_000_000, premiumAmount: 120_000, commissionAmount: 120_000 });
  expect({ margin, tax: marginTax(margin, 2_000) }).toEqual({ margin: 240_000, tax: 40_000 });
});

it('an auctioneer’s margin is premium and commission, whatever was bid', () => {
  fc.assert(
    fc.property(amount, amount, amount, (hammerAmount, premiumAmount, commissionAmount) => {
      const margin = auctioneersMargin({ hammerAmount, premiumAmount, commissionAmount });
      expect(margin).toBe(premiumAmount + commissionAmount);
    }),
  );
});

it('a dealer’s margin is never below nothing, and its VAT is never more than the margin', () => {
  fc.assert(
    fc.property(amount, amount, fc.nat(3_000), (priceAmount, purchaseAmount, rate) => {
      const margin = dealersMargin({ priceAmount, purchaseAmount });
      const tax = marginTax(margin, rate);
      expect(margin).toBe(priceAmount > purchaseAmount ? priceAmount - purchaseAmount : 0);
      expect(tax).toBeGreaterThanOrEqual(0);
      expect(tax).toBeLessThan(Math.max(1, margin));
      // Half a minor unit at most is lost to rounding.
      expect(Math.abs(tax * (10_000 + rate) - margin * rate)).toBeLessThanOrEqual((10_000 + rate) / 2);
    }),
  );
});

it('says the words of the country’s law, else those of the directive', () => {
  expect(marginNote('works_of_art', { country: 'DE', day: '2026-11-25' })).toBe('Kunstgegenstände/Sonderregelung');
  expect(marginNote('works_of_art', { country: 'DE', day: '2000-01-01' })).toBe('Margin scheme – Works of art');
  expect(marginNote('second_hand', { country: 'IE', day: '2026-11-25' })).toBe('Margin scheme – Second-hand goods');
  for (const { notes, source } of marginNotes)
    expect([...marginKinds.map((kind) => notes[kind]), source].every(Boolean)).toBe(true);
});
