import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caretInGroups, groupDigits, problemOfCardNumber } from './card-number.ts';
import { testCards } from './test-cards.ts';

const scribbles = fc.string({ unit: fc.constantFrom(...'0123456789 -a'), maxLength: 24 });
const digits = (text: string) => text.replaceAll(/\D/g, '');

describe('a card number', () => {
  it.each([
    ['4242424242424242', '4242 4242 4242 4242'],
    ['4242 4', '4242 4'],
    ['4242', '4242'],
    ['378282246310005', '3782 822463 10005'],
    ['3782 8', '3782 8'],
    ['', ''],
    ['4000-0025-0000-3155', '4000 0025 0000 3155'],
  ])('%s is shown as %s', (typed, shown) => expect(groupDigits(typed)).toBe(shown));

  it('keeps its digits, and stays as it is shown', () => {
    fc.assert(
      fc.property(scribbles, (typed) => {
        const shown = groupDigits(typed);
        expect(digits(shown)).toBe(digits(typed).slice(0, 19));
        expect(groupDigits(shown)).toBe(shown);
        expect(shown).not.toMatch(/^ | $| {2}/);
      }),
    );
  });

  it('keeps the caret behind the same digits, wherever something is typed or deleted', () => {
    fc.assert(
      fc.property(scribbles, fc.nat(24), (typed, at) => {
        const caret = Math.min(at, typed.length);
        const shown = groupDigits(typed);
        const place = caretInGroups(typed, caret);
        expect(digits(shown.slice(0, place))).toBe(digits(typed.slice(0, caret)).slice(0, 19));
        // At the end of a group, before its space: so a deletion takes a digit.
        expect(shown[place - 1]).not.toBe(' ');
      }),
    );
  });

  it('deleted from its end goes digit by digit', () => {
    let shown = groupDigits('4242424242424242');
    for (let left = 15; left >= 0; left--) {
      shown = groupDigits(shown.slice(0, -1));
      expect(digits(shown)).toHaveLength(left);
    }
  });
});

describe('what is wrong with a card number', () => {
  it.each(testCards.map(({ number }) => number))('%s: nothing, typed in any way', (number) => {
    for (const left of [true, false]) {
      expect(problemOfCardNumber(number, left)).toBeNull();
      expect(problemOfCardNumber(digits(number), left)).toBeNull();
    }
  });

  it('is said once the field is left, or enough is typed to know', () => {
    expect(problemOfCardNumber('', true)).toBe('Enter the card number.');
    expect(problemOfCardNumber('4111', true)).toBe('The card number is too short. Check it against the card.');
    expect(problemOfCardNumber('4111 1111 1111 1111', false)).toBe(
      'The test bank doesn’t know this card. Use 4242 4242 4242 4242.',
    );
    // While a good number is typed, nothing is.
    for (let typed = 0; typed <= 12; typed++)
      expect(problemOfCardNumber('4242424242424242'.slice(0, typed), false)).toBeNull();
  });
});
