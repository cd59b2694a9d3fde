import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney } from './format-money.ts';

describe('money', () => {
  test.each([
    [124000, 'EUR', '€1,240'],
    [4817, 'EUR', '€48.17'],
    [4810, 'EUR', '€48.10'],
    [0, 'EUR', '€0'],
    [-900, 'EUR', '−€9'],
    [1200, 'JPY', '¥1,200'],
    [123456, 'HUF', 'Ft\u00a01,234.56'],
    [1234567, 'USD', '$12,345.67'],
  ])('%i of %s reads %s', (amount, currency, text) => expect(formatMoney(amount, currency)).toBe(text));

  test.each(['EUR', 'GBP', 'USD'])('%s written by hand reads as the platform would write it', (currency) => {
    const format = new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay: 'stripIfInteger',
    });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (amount) => {
        expect(formatMoney(amount, currency)).toBe(format.format(amount / 100).replace('-', '−'));
      }),
    );
  });
});
