import { expect, test } from 'vitest';
import { bagStanding, priceChange } from './line-standing.ts';

const line = (priceAmount: number, seenAmount: number, heldUntil: string | null = 'soon', quantity = 1) => ({
  priceAmount,
  seenAmount,
  heldUntil,
  quantity,
});

test('a price is as agreed, fell or rose', () => {
  expect(priceChange(line(98, 98))).toBe('none');
  expect(priceChange(line(88, 98))).toBe('fell');
  expect(priceChange(line(104, 98))).toBe('rose');
});

test('a bag waits for an answer only where a price rose', () => {
  expect(bagStanding([line(88, 98), line(50, 50)]).asked).toBe(false);
  expect(bagStanding([line(88, 98), line(104, 98)]).asked).toBe(true);
});

test('held pieces are counted by piece, not by line', () => {
  expect(bagStanding([line(1, 1, 'soon', 2), line(1, 1, null, 3)])).toEqual({ pieces: 5, heldPieces: 2, asked: false });
});
