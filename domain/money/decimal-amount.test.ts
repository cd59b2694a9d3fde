import { expect, it } from 'vitest';
import { decimalAmount } from './decimal-amount.ts';

it('an amount has as many digits after the point as its currency', () => {
  expect(decimalAmount(8800, 'EUR')).toBe('88.00');
  expect(decimalAmount(1, 'EUR')).toBe('0.01');
  expect(decimalAmount(1200, 'JPY')).toBe('1200');
  expect(decimalAmount(1234, 'KWD')).toBe('1.234');
});
