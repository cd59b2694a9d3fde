import { expect, it } from 'vitest';
import { formatAge } from './format-age.ts';

it.each([
  [-5_000, 'just now'],
  [59_000, 'just now'],
  [240_000, '4 min ago'],
  [2 * 3_600_000, '2 h ago'],
  [25 * 3_600_000, null],
])('%i ms ago is said as %s', (ms, said) => {
  expect(formatAge(ms)).toBe(said);
});
