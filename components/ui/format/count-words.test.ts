import { expect, test } from 'vitest';
import { capitalised, counted, countInWords, ordinal } from './count-words.ts';

test('counts below twenty are words, the rest figures', () => {
  expect(countInWords(14)).toBe('fourteen');
  expect(countInWords(0)).toBe('no');
  expect(countInWords(1240)).toBe('1,240');
  expect(capitalised(countInWords(2))).toBe('Two');
  expect(counted(1, 'piece')).toBe('1 piece');
  expect(counted(3, 'piece')).toBe('3 pieces');
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [10, '10th'],
  [11, '11th'],
  [21, '21st'],
])('%i in a row is the %s', (count, text) => expect(ordinal(count)).toBe(text));
