import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCardDetail, problemOfCardDetail } from './card-details.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const expiry = (typed: string) => formatCardDetail('cardExpiry', typed);
const expiryProblem = (value: string, at = now) => problemOfCardDetail('cardExpiry', value, at);
const code = (typed: string) => formatCardDetail('cardCode', typed);
const codeProblem = (value: string) => problemOfCardDetail('cardCode', value, now);

/** A field that is typed into, letter by letter. */
const typedInto = (format: (text: string) => string, text: string) =>
  [...text].reduce((shown, letter) => format(shown + letter), '');
const twoDigits = (number: number) => String(number).padStart(2, '0');
const months = fc.integer({ min: 1, max: 12 });
const years = fc.integer({ min: 0, max: 99 });
const scribbles = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789/ -.') }));

describe('the expiry date', () => {
  it.each([
    ['1223', '12 / 23'],
    ['4', '04'],
    ['4/30', '04 / 30'],
    ['1/30', '01 / 30'],
    ['12/2030', '12 / 30'],
    ['06-2031', '06 / 31'],
    ['12 / ', '12'],
    ['12345678', '12 / 34'],
    ['/', ''],
  ])('%s is shown as %s', (typed, shown) => expect(expiry(typed)).toBe(shown));

  it('of any month is shown alike however it is typed', () => {
    fc.assert(
      fc.property(months, years, (month, year) => {
        const shown = `${twoDigits(month)} / ${twoDigits(year)}`;
        for (const separator of ['', '/', ' / ', '-'])
          expect(typedInto(expiry, `${twoDigits(month)}${separator}${twoDigits(year)}`)).toBe(shown);
        expect(typedInto(expiry, `${month}/${twoDigits(year)}`)).toBe(shown);
        expect(typedInto(expiry, `${twoDigits(month)}/20${twoDigits(year)}`)).toBe(shown);
      }),
    );
  });

  it('stays as it is shown, and goes letter by letter when it is deleted', () => {
    fc.assert(
      fc.property(scribbles, (typed) => {
        let shown = expiry(typed);
        expect(shown).toMatch(/^(\d{0,2}|\d\d \/ \d{1,3})$/);
        expect(expiry(shown)).toBe(shown);
        while (shown !== '') {
          const shorter = expiry(shown.slice(0, -1));
          expect(shorter.length).toBeLessThan(shown.length);
          shown = shorter;
        }
      }),
    );
  });

  it('is refused exactly when its month is over', () => {
    fc.assert(
      fc.property(months, years, months, years, (month, year, nowMonth, nowYear) => {
        const at = Date.UTC(2000 + nowYear, nowMonth - 1, 15);
        const over = year * 12 + month < nowYear * 12 + nowMonth;
        expect(expiryProblem(`${twoDigits(month)} / ${twoDigits(year)}`, at) !== null).toBe(over);
      }),
    );
    expect(expiryProblem('11 / 26')).toBeNull();
    expect(expiryProblem('10 / 26')).toBe('This card has expired. Check the date, or use another card.');
    // The first hours of December in UTC are still November somewhere.
    expect(expiryProblem('11 / 26', Date.parse('2026-12-01T11:59:59Z'))).toBeNull();
    expect(expiryProblem('11 / 26', Date.parse('2026-12-01T12:00:00Z'))).not.toBeNull();
  });

  it('is asked for when it is missing or can’t be read', () => {
    expect(expiryProblem('')).toBe('Enter the expiry date on the card.');
    for (const value of ['1', '12', '12 / 3', '12 / 203', '13 / 30', '00 / 30'])
      expect(expiryProblem(value)).toBe('Enter the expiry date as month and year: MM / YY.');
  });
});

describe('the security code', () => {
  it('is three or four digits', () => {
    fc.assert(
      fc.property(scribbles, (typed) => {
        const shown = code(typed);
        expect(shown).toMatch(/^\d{0,4}$/);
        expect(codeProblem(shown) === null).toBe(shown.length >= 3);
      }),
    );
    expect(codeProblem('')).toBe('Enter the security code on the card.');
    expect(codeProblem('1')).toBe('The security code has 3 or 4 digits.');
  });
});
