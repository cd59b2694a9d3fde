import { expect, it } from 'vitest';
import { refundLabel } from './refund-label.ts';

it('names what a press refunds: what is typed, or all that is left', () => {
  const left = { all: 12_400, currency: 'EUR' };
  expect(refundLabel('', left)).toBe('Refund €124');
  expect(refundLabel('4,50', left)).toBe('Refund €4.50');
  expect(refundLabel('all of it', left)).toBe('Refund');
});
