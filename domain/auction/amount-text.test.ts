import { describe, expect, it } from 'vitest';
import { readAmount } from './amount-text.ts';

describe('an amount as people type it', () => {
  it.each([
    ['750', 'EUR', 75_000],
    [' €1,240 ', 'EUR', 124_000],
    ['48.17', 'EUR', 4_817],
    ['48.5', 'EUR', 4_850],
    ['48,17', 'EUR', 4_817],
    ['1,2,3', 'EUR', null],
    ['1200', 'JPY', 1_200],
    ['12.5', 'JPY', null],
    ['48.175', 'EUR', null],
    ['a lot', 'EUR', null],
    ['', 'EUR', null],
  ])('%j in %s is %s', (text, currency, amount) => expect(readAmount(text, currency)).toBe(amount));
});
