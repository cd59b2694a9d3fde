import { describe, expect, test } from 'vitest';
import { cardLine, panelLine, variantLine } from './stock-words.ts';

const stock = (available: number, inBags: number, sold: number | null) => ({ available, inBags, sold });

describe('a card says', () => {
  test.each([
    [stock(13, 0, 5), '13 of 18 left', false],
    [stock(22, 2, 16), '24 of 40 left', false],
    [stock(7, 0, null), '7 left', false],
    [stock(1, 2, 9), '3 left, 2 in bags', true],
    [stock(1, 1, 9), '2 left, 1 in a bag', true],
    [stock(2, 0, 6), 'Last 2', true],
    [stock(1, 0, 6), 'Last one', true],
    [stock(0, 4, 8), 'All 4 left are in bags. One may come back.', false],
    [stock(0, 1, 8), 'The last one is in a bag. It may come back.', false],
    [stock(0, 0, 16), 'Sold out', false],
  ])('of %o', (stock, text, urgent) => expect(cardLine(stock)).toEqual({ text, urgent }));
});

describe('the buy panel says', () => {
  test.each([
    [stock(7, 0, 3), 0, '7 of 10 left'],
    [stock(5, 2, 3), 0, '7 of 10 left, 2 in bags'],
    [stock(5, 2, 3), 1, '7 of 10 left, 1 in a bag. One is yours.'],
    [stock(6, 1, 3), 1, '7 of 10 left. One is yours.'],
    [stock(1, 2, 7), 0, '3 left, 2 in bags'],
    [stock(1, 2, 7), 2, '3 left. Two are yours.'],
    [stock(0, 3, 7), 0, 'All 3 left are in bags'],
    [stock(0, 3, 7), 1, 'The last 3 are in bags. One is yours.'],
    [stock(0, 1, 7), 1, 'The last one is yours'],
    [stock(0, 0, 10), 0, 'Sold out. All 10 were sold.'],
  ])('of %o with %i of yours', (stock, yours, text) => expect(panelLine(stock, yours).text).toBe(text));
});

test.each([
  [stock(0, 0, 1), 0, 'Sold. It was the only one.'],
  [stock(0, 0, null), 0, 'Sold out'],
  [stock(0, 0, 16), 4, 'None left. 12 of 16 were sold, the rest withdrawn from sale.'],
  [stock(0, 0, 5), 4, 'None left. 1 of 5 was sold, the rest withdrawn from sale.'],
  [stock(0, 0, 16), 16, 'No longer for sale'],
])('of what is gone, %o with %i withdrawn, it is said where it went', (stock, withdrawn, text) =>
  expect(panelLine(stock, 0, withdrawn).text).toBe(text),
);

test('a variant says its own stock in two words', () => {
  expect(variantLine(stock(3, 1, 0))).toBe('4 left');
  expect(variantLine(stock(0, 1, 0))).toBe('In bags');
  expect(variantLine(stock(0, 0, 9))).toBe('Sold out');
});
