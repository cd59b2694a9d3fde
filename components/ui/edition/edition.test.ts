import { expect, test } from 'vitest';
import { dotColumns, editionSentence, isLow, showsDots, soldDots } from './edition.ts';

const edition = (free: number, inBags = 0, sold = 0, yours = 0) => ({ free, inBags, sold, yours });

test.each([
  [edition(13, 0, 5), '13 of 18 available'],
  [edition(1, 2, 9), '1 of 12 available, 2 in bags'],
  [edition(0, 2, 7, 1), '0 of 10 available, 2 in bags, 1 in your bag'],
  [edition(0, 0, 9, 1), '0 of 10 available, 1 in your bag'],
  [edition(4, 1, 3, 2), '4 of 10 available, 1 in a bag, 2 in your bag'],
])('%o is said in one sentence', (stock, sentence) => expect(editionSentence(stock)).toBe(sentence));

test('three or fewer left is low, none left is not', () => {
  expect(isLow(edition(1, 2, 9))).toBe(true);
  expect(isLow(edition(0, 0, 12))).toBe(false);
  expect(isLow(edition(4, 0, 8))).toBe(false);
});

test('above 24 pieces the dots become a gauge', () => {
  expect(showsDots(edition(24))).toBe(true);
  expect(showsDots(edition(24, 0, 1))).toBe(false);
});

test('the last few of a larger edition are dots again, without those sold', () => {
  expect(showsDots(edition(3, 2, 25, 1))).toBe(true);
  expect(showsDots(edition(4, 2, 23, 1))).toBe(false);
  expect(showsDots(edition(0, 0, 30))).toBe(false);
  expect(soldDots(edition(3, 2, 25, 1))).toBe(0);
  expect(soldDots(edition(3, 0, 15))).toBe(15);
  expect(dotColumns(edition(3, 2, 25, 1))).toBe(6);
});

test('long rows break into two equal halves', () => {
  expect(dotColumns(edition(10, 0, 2))).toBe(12);
  expect(dotColumns(edition(18))).toBe(9);
  expect(dotColumns(edition(23))).toBe(12);
});
