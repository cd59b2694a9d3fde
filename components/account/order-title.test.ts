import { expect, test } from 'vitest';
import { orderTitle } from './order-title.ts';

test.each([
  [['Shino tea bowl'], 1, 'Shino tea bowl'],
  [['Shino tea bowl', 'Everyday mug'], 2, 'Shino tea bowl, Everyday mug'],
  [['Bowl', 'Mug', 'Jar'], 5, 'Bowl, Mug, Jar and 2 more'],
])('%j of %i titles', (titles, titleCount, words) => {
  expect(orderTitle({ titles, titleCount })).toBe(words);
});
