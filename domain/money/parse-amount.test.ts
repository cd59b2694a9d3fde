import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fractionDigitsOf } from './fraction-digits.ts';
import { parseAmount } from './parse-amount.ts';

const currencies = ['EUR', 'USD', 'JPY', 'KWD'];
const locales = ['en-GB', 'de-DE', 'fr-FR', 'de-CH', 'es-ES'];
const amounts = fc.integer({ min: 0, max: 1_000_000_000 });

const written = (amount: number, currency: string, locale: string, useGrouping: boolean) => {
  const digits = fractionDigitsOf(currency);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping,
  });
  return format.format(amount / 10 ** digits);
};

describe('an amount typed by a person', () => {
  test.each([
    ['88', 8800],
    ['88.5', 8850],
    ['88.50', 8850],
    ['88,50', 8850],
    ['0,05', 5],
    [' 1 240 ', 124_000],
    ['1,240', 124_000],
    ['1.240', 124_000],
    ['1.240,50', 124_050],
    ['1,240.5', 124_050],
    ['12,345,678', 1_000_000_000 + 234_567_800],
    ['88.', 8800],
  ])('%s euros', (text, amount) => {
    expect(parseAmount(text, 2)).toEqual(
      amount > 1_000_000_000 ? { ok: false, refusal: { code: 'too_large' } } : { ok: true, value: amount },
    );
  });

  test.each(['', 'free', '-5', '.5', '1,2,3', '1.24,000', '1,240,50', '12,34.567', '1e3', '0x10', '١٢'])(
    '“%s” is not one',
    (text) => expect(parseAmount(text, 2)).toMatchObject({ ok: false, refusal: { code: 'not_an_amount' } }),
  );

  test('is not finer than its currency', () => {
    expect(parseAmount('88.5055', 2)).toEqual({ ok: false, refusal: { code: 'finer_than_currency' } });
    expect(parseAmount('88.5', 0)).toEqual({ ok: false, refusal: { code: 'finer_than_currency' } });
  });

  test('means the same however a country writes it', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...currencies),
        fc.constantFrom(...locales),
        fc.boolean(),
        (amount, currency, locale, grouped) => {
          expect(parseAmount(written(amount, currency, locale, grouped), fractionDigitsOf(currency))).toEqual({
            ok: true,
            value: amount,
          });
        },
      ),
    );
  });

  test('whatever is typed, what comes out is a whole number of minor units in bounds', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,’ -e') });
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 3 }), (text, digits) => {
        const parsed = parseAmount(text, digits);
        if (!parsed.ok) return;
        expect(Number.isInteger(parsed.value)).toBe(true);
        expect(parsed.value).toBeGreaterThanOrEqual(0);
        expect(parsed.value).toBeLessThanOrEqual(1_000_000_000);
      }),
    );
  });
});
