import { expect, it } from 'vitest';
import { fractionDigitsOf } from './fraction-digits.ts';
import { shopCurrencies } from './shop-currencies.ts';

// https://docs.stripe.com/currencies
const stripesZeroDecimal = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'.split(' ');
const stripesThreeDecimal = ['BHD', 'JOD', 'KWD', 'OMR', 'TND'];
const stripesSpecial = ['ISK', 'HUF', 'TWD', 'UGX'];

it('the minor units of every currency of a shop are Stripe’s', () => {
  for (const currency of shopCurrencies)
    expect([currency, fractionDigitsOf(currency)]).toEqual([currency, stripesZeroDecimal.includes(currency) ? 0 : 2]);
  for (const currency of [...stripesThreeDecimal, ...stripesSpecial, 'MGA'])
    expect([currency, shopCurrencies.has(currency)]).toEqual([currency, false]);
});

it.each([
  ['EUR', 2],
  ['HUF', 2],
  ['COP', 2],
  ['IDR', 2],
  ['RSD', 2],
  ['ALL', 2],
  ['JPY', 0],
  ['ISK', 0],
  ['KWD', 3],
])('amounts in %s have %i digits, as ISO 4217 has it, whatever the platform says', (currency, digits) => {
  expect(fractionDigitsOf(currency)).toBe(digits);
});
