import { expect, it } from 'vitest';
import { arrange } from './arrange.ts';

const list = ['a', 'b', 'c'];

it.each([
  ['b', 'up', 'bac'],
  ['b', 'down', 'acb'],
  ['a', 'up', 'abc'],
  ['c', 'down', 'abc'],
  ['b', 'off', 'ac'],
  ['d', 'on', 'abcd'],
  ['b', 'on', 'abc'],
  ['d', 'up', 'abc'],
  ['d', 'off', 'abc'],
] as const)('moves %s %s: %s', (item, move, after) => {
  expect(arrange(list, item, move).join('')).toBe(after);
});
