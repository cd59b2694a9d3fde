import { expect, it } from 'vitest';
import { titleBefore } from './use-lot-title.ts';

it.each([
  ['outbid', 'open', null, '(outbid) '],
  ['leading', 'open', null, ''],
  ['none', 'open', null, ''],
  ['leading', 'closing', null, ''],
  ['leading', 'closed', 'sold', 'It’s yours: '],
  ['leading', 'closed', 'reserve_not_met', ''],
  ['outbid', 'closed', 'sold', ''],
] as const)(
  'the title of somebody who is %s on a lot that is %s (%s) begins with "%s"',
  (own, phase, outcome, words) => {
    expect(titleBefore({ outcome }, own, phase)).toBe(words);
  },
);
