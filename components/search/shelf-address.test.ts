import { expect, test } from 'vitest';
import { foundWords } from './shelf-address.ts';

test.each([
  [24, 16, '24 pieces and 16 lots'],
  [1, 1, '1 piece and 1 lot'],
  [0, 3, '3 lots'],
  [1_240, 0, '1,240 pieces'],
  [0, 0, '0 pieces'],
])('a list of %i pieces and %i lots shows %s', (pieces, lots, words) => {
  expect(foundWords(pieces, lots)).toBe(words);
});
