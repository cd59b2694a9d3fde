import fc from 'fast-check';
import { expect, it } from 'vitest';
import { returnPostagePaidBy } from './return-postage.ts';
import { returnReasons } from './return-reasons.ts';

it('follows the shop’s setting where nothing is wrong with the pieces', () => {
  for (const setting of ['shop', 'customer'] as const)
    for (const reason of ['changed_mind', 'other', 'withdrawal'])
      expect(returnPostagePaidBy([reason], setting)).toBe(setting);
});

it('is the shop’s as soon as one piece is damaged, not as shown or another', () => {
  const fault = fc.constantFrom('damaged', 'not_as_shown', 'wrong_piece');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...returnReasons)), fault, (others, reason) => {
      expect(returnPostagePaidBy([...others, reason], 'customer')).toBe('shop');
    }),
  );
});
