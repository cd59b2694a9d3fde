import { describe, expect, test } from 'vitest';
import { decimalAmount, formatMoney } from './format-money.ts';

describe('money', () => {
  test.each([
    [124000, 'EUR', '€1,240'],
    [4817, 'EUR', '€48.17'],
    [4810, 'EUR', '€48.10'],
    [0, 'EUR', '€0'],
    [-900, 'EUR', '−€9'],
    [1200, 'JPY', '¥1,200'],
    [1234567, 'USD', '$12,345.67'],
  ])('%i of %s reads %s', (amount, currency, text) => expect(formatMoney(amount, currency)).toBe(text));

  test('machines get the currency’s own number of decimals', () => {
    expect(decimalAmount(8800, 'EUR')).toBe('88.00');
    expect(decimalAmount(1200, 'JPY')).toBe('1200');
  });
});
