import { expect, it } from 'vitest';
import { boughtWords, signatureWords } from './bought-words.ts';
import { answerRows, countWords } from './review-words.ts';

const review = {
  id: 'a',
  body: 'It pours.',
  signature: null,
  editionNo: 6,
  editionSize: 20,
  boughtIn: '2026-10',
  asDescribed: true,
  wellPacked: true,
  smallerThanPictured: false,
  shownAt: '2026-11-01T10:00:00.000Z',
};

it('says what was bought and when, and no more than is known', () => {
  expect(boughtWords(review)).toBe('No. 6 of 20, bought in October 2026');
  expect(boughtWords({ ...review, editionSize: null })).toBe('No. 6, bought in October 2026');
  expect(boughtWords({ ...review, editionNo: null, editionSize: null })).toBe('Bought in October 2026');
  expect(signatureWords(review)).toBe('A buyer');
  expect(signatureWords({ signature: 'Ines' })).toBe('Ines');
});

it('counts in whole sentences', () => {
  expect(countWords(0)).toMatch(/^No reviews yet\./);
  expect(countWords(1)).toMatch(/^One buyer has written\./);
  expect(countWords(14)).toMatch(/^Fourteen buyers have written\./);
  expect(
    answerRows({ count: 14, asDescribed: 13, wellPacked: 14, smallerThanPictured: 5 }).map(({ words }) => words),
  ).toEqual(['13 of 14', '14 of 14', '5 of 14']);
});
