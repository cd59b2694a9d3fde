import { expect, it } from 'vitest';
import { partyOf } from './party-of.ts';

it.each([
  ['placed', 'shopper', 'customer'],
  ['packed', 'desk', 'shop'],
  ['shipped', 'key:warehouse', 'shop'],
  ['paid', 'provider', 'bank'],
  ['delivered', 'system', 'carrier'],
  ['cancelled', 'system', 'clock'],
])('%s by %s is shown as done by %s: no name of the desk’s people gets out', (kind, actor, party) => {
  expect(partyOf(kind, actor)).toBe(party);
});
