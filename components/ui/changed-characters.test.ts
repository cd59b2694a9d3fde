import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedCharacters } from './changed-characters.ts';

const changed = (before: string, after: string) =>
  changedCharacters(before, after)
    .filter((entry) => entry.before !== null)
    .map((entry) => entry.text)
    .join('');

test('only the digits that changed roll', () => {
  expect(changed('€1,220', '€1,240')).toBe('4');
  expect(changed('€88', '€88')).toBe('');
  expect(changed('€98', '€104')).toBe('€104');
  expect(changed('€999', '€1,000')).toBe('€1,000');
});

test('what has not changed stays together', () => {
  expect(changedCharacters('€1,220', '€1,240').map(({ text }) => text)).toEqual(['€1,2', '4', '0']);
});

test('the parts are the figure, and at the right of each is as much as it says', () => {
  const figure = fc.stringMatching(/^[€0-9,.]{1,12}$/);
  fc.assert(
    fc.property(figure, figure, (before, after) => {
      const parts = changedCharacters(before, after);
      expect(parts.map(({ text }) => text).join('')).toBe(after);
      for (const [index, { fromRight, before: old, text }] of parts.entries()) {
        const rest = parts.slice(index + 1).map((part) => part.text);
        expect(rest.join('').length).toBe(fromRight);
        expect(old === null || text.length === 1).toBe(true);
      }
    }),
  );
});
