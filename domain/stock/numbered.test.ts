import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeNumbers, type Numbering, numberWords, renumber, statesOf, withdraw } from './numbered.ts';

const plain: Numbering = { size: null, onHand: 4, reserved: 0, sold: [], withdrawn: 0, soldWithout: 0 };
const numbered: Numbering = { ...plain, size: 18, sold: [2, 9] };

describe('renumber', () => {
  it.each<[string, Numbering, number | null, unknown]>([
    ['numbers an edition of which nobody has one', plain, 18, { ok: true, value: null }],
    ['counts what is on hand', plain, 3, { ok: false, refusal: { code: 'too_few', least: 4 } }],
    ['waits for bags', { ...plain, reserved: 1 }, 18, { ok: false, refusal: { code: 'in_bags', reserved: 1 } }],
    [
      'never numbers after the fact',
      { ...plain, soldWithout: 2 },
      18,
      { ok: false, refusal: { code: 'sold_otherwise', units: 2 } },
    ],
    ['keeps the numbers that are sold', numbered, 8, { ok: false, refusal: { code: 'too_few', least: 9 } }],
    [
      'counts those that are sold',
      { ...numbered, onHand: 9 },
      10,
      { ok: false, refusal: { code: 'too_few', least: 11 } },
    ],
    ['takes no number from who has one', numbered, null, { ok: false, refusal: { code: 'sold_otherwise', units: 2 } }],
    ['changes nothing while it is so already', { ...numbered, reserved: 1 }, 18, { ok: true, value: null }],
  ])('%s', (_, now, size, decided) => expect(renumber(now, size)).toEqual(decided));

  it('leaves a number for each piece on hand, whatever was sold', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 120 }),
        (sold, onHand, size) => {
          const decided = renumber({ size: 60, onHand, reserved: 0, sold, withdrawn: 0, soldWithout: 0 }, size);
          if (decided.ok && size !== 60) expect(size - sold.length).toBeGreaterThanOrEqual(onHand);
        },
      ),
    );
  });
});

describe('withdraw', () => {
  const pieces = { size: 6, onHand: 3, held: [2], sold: [5] };
  it.each<[string, number[], unknown]>([
    ['takes out what nobody has', [1, 6], { ok: true, value: null }],
    ['takes out nothing', [], { ok: true, value: null }],
    ['knows the edition', [7], { ok: false, refusal: { code: 'unknown', number: 7 } }],
    ['takes none from a bag', [1, 2], { ok: false, refusal: { code: 'taken', number: 2 } }],
    ['takes none that is sold', [5], { ok: false, refusal: { code: 'taken', number: 5 } }],
    [
      'leaves each piece on hand its number',
      [1, 3, 4],
      { ok: false, refusal: { code: 'needed', onHand: 3, unsold: 2 } },
    ],
  ])('%s', (_, numbers, decided) => expect(withdraw(pieces, numbers)).toEqual(decided));

  it('leaves as many numbers for sale as pieces are on hand, and what people have', () => {
    const number = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(fc.uniqueArray(number), fc.uniqueArray(number), fc.nat({ max: 20 }), (sold, wanted, onHand) => {
        if (!withdraw({ size: 20, onHand, held: [], sold }, wanted).ok) return;
        expect(20 - sold.length - wanted.length).toBeGreaterThanOrEqual(onHand);
        expect(wanted.filter((one) => sold.includes(one))).toEqual([]);
      }),
    );
  });
});

it('reads the marks of an edition', () => {
  expect(statesOf('shf').map(({ state }) => state)).toEqual(['sold', 'held', 'free']);
  expect(freeNumbers('sfhf')).toEqual([2, 4]);
});

it.each<[number[], number | null, string | null]>([
  [[], 18, null],
  [[11], 18, 'No. 11 of 18'],
  [[11], null, 'No. 11'],
  [[12, 11], 18, 'Nos. 11 and 12 of 18'],
  [[3, 1, 2], 5, 'Nos. 1, 2 and 3 of 5'],
])('says %j of %s', (numbers, size, words) => expect(numberWords(numbers, size)).toBe(words));
