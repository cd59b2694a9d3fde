import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberOfCursor, onePage } from './page-cursor.ts';

/** A list of numbers as an API lists rows: the newest first, one more than is asked for. */
const pageOf = (all: readonly number[], limit: number, cursor: string | null) => {
  const before = cursor === null ? Number.POSITIVE_INFINITY : numberOfCursor(cursor);
  return onePage(all.filter((number) => number < before).slice(0, limit + 1), limit, String);
};

it('who follows the cursors sees each row once, in order, and no empty page after the last', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { maxLength: 40 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 12 }), (given, limit) => {
      const all = given.toSorted((one, other) => other - one);
      const pages: number[][] = [];
      for (let cursor: string | null = null; ; ) {
        const { shown, nextCursor } = pageOf(all, limit, cursor);
        pages.push(shown);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      expect(pages.flat()).toEqual(all);
      expect(pages).toHaveLength(Math.max(1, Math.ceil(all.length / limit)));
    }),
  );
});

it.each(['', 'a', '-1', '1.5', '2147483648', '1'.repeat(17)])('“%s” is no cursor of ours', (cursor) => {
  expect(() => numberOfCursor(cursor)).toThrow('This cursor is not valid.');
});
