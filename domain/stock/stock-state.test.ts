import { expect, test } from 'vitest';
import { stockCrossing, stockState } from './stock-state.ts';

const stock = (available: number, inBags: number, sold: number | null) => ({ available, inBags, sold });

test.each([
  [stock(13, 0, 5), { kind: 'available', left: 13, inBags: 0, editionSize: 18 }],
  [stock(22, 2, 16), { kind: 'available', left: 24, inBags: 2, editionSize: 40 }],
  [stock(5, 0, null), { kind: 'available', left: 5, inBags: 0, editionSize: null }],
  [stock(1, 2, 9), { kind: 'low', left: 3, inBags: 2 }],
  [stock(2, 0, 6), { kind: 'last', left: 2 }],
  [stock(3, 0, 6), { kind: 'last', left: 3 }],
  [stock(0, 4, 8), { kind: 'in_bags', left: 4 }],
  [stock(0, 0, 16), { kind: 'sold_out', editionSize: 16 }],
  [stock(0, 0, null), { kind: 'sold_out', editionSize: null }],
])('of %o is %o', (counts, state) => expect(stockState(counts)).toEqual(state));

test.each([
  [5, 4, null],
  [4, 3, 'few'],
  [3, 2, null],
  [2, 1, 'last'],
  [6, 1, 'last'],
  [1, 0, 'gone'],
  [0, 0, null],
  [0, 2, 'back'],
])('from %i to %i free says %s', (before, after, crossing) => expect(stockCrossing(before, after)).toBe(crossing));
