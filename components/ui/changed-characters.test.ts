import { expect, test } from 'vitest';
import { changedCharacters } from './changed-characters.ts';

const changed = (before: string, after: string) =>
  changedCharacters(before, after)
    .filter((entry) => entry.before !== null)
    .map((entry) => entry.character)
    .join('');

test('only the digits that changed roll', () => {
  expect(changed('€1,220', '€1,240')).toBe('4');
  expect(changed('€88', '€88')).toBe('');
  expect(changed('€98', '€104')).toBe('€104');
  expect(changed('€999', '€1,000')).toBe('€1,000');
});
