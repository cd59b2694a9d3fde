import { expect, it } from 'vitest';
import { formatMoney } from './format-money.ts';

it.each([
  [124_000, 'EUR', '€1,240'],
  [4_817, 'EUR', '€48.17'],
  [-900, 'EUR', '−€9'],
  [0, 'EUR', '€0'],
  [1_500, 'JPY', 'JP¥1,500'],
])('%i of %s reads %s', (amount, currency, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});
