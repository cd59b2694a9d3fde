import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumbersRefused, returnedNumbers } from './returned-numbers.ts';

const which: NumbersRefused = { code: 'which', left: [2, 5, 9] };

describe('which numbers come back', () => {
  it.each<[string, number[], number, number[], number[] | NumbersRefused]>([
    ['all of the line', [9, 2, 5], 3, [], [2, 5, 9]],
    ['those that are named', [2, 5, 9], 2, [9, 2], [2, 9]],
    ['part of it, which nobody names', [2, 5, 9], 2, [], which],
    ['fewer named than come back', [2, 5, 9], 2, [5], which],
    ['more named than come back', [2, 5, 9], 1, [5, 2], which],
    ['one named twice', [2, 5, 9], 2, [5, 5], which],
    ['one that it never had', [2, 5, 9], 1, [7], { code: 'not_among', number: 7, left: [2, 5, 9] }],
    ['none, of pieces without numbers', [], 2, [], []],
    ['one of pieces without numbers', [], 1, [1], { code: 'not_among', number: 1, left: [] }],
    ['none of it', [2, 5, 9], 0, [], []],
  ])('%s', (_what, left, quantity, named, expected) => {
    const decided = returnedNumbers(left, { quantity, named });
    expect(decided.ok ? decided.value : decided.refusal).toEqual(expected);
  });

  it('are as many as come back, each one of the line’s, whatever is asked for', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 12 }));
    const named = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 });
    fc.assert(
      fc.property(numbers, fc.nat({ max: 5 }), named, (left, quantity, wanted) => {
        const decided = returnedNumbers(left, { quantity, named: wanted });
        if (!decided.ok) return;
        expect(decided.value).toHaveLength(Math.min(quantity, left.length));
        expect(left).toEqual(expect.arrayContaining(decided.value));
        for (const number of wanted) expect(decided.value).toContain(number);
      }),
    );
  });
});
