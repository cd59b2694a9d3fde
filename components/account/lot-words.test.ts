import { expect, it } from 'vitest';
import type { OwnPosition } from '#contract/auction/position.ts';
import { lotWords } from './lot-words.ts';

const position = (more: Partial<OwnPosition>) =>
  ({
    format: 'english',
    state: 'open',
    outcome: null,
    soldAmount: null,
    maxAmount: 30_000,
    currency: 'EUR',
    leading: false,
    sealed: false,
    won: false,
    offered: false,
    toPay: null,
    ...more,
  }) as OwnPosition;
const closed = (more: Partial<OwnPosition>) => position({ state: 'closed', ...more });
const sold = { outcome: 'sold', soldAmount: 31_000 } as const;

it.each<[string, OwnPosition, string, string]>([
  ['leads', position({ leading: true }), 'Leading', 'Your maximum €300'],
  ['is outbid', position({}), 'Outbid', 'Your maximum €300'],
  ['took a bid back', position({ maxAmount: 0 }), 'Taken back', 'You took your bid back'],
  ['bid sealed', position({ sealed: true, format: 'sealed_first_price' }), 'Bid sealed', 'Your bid €300'],
  ['won for less than their maximum', closed({ ...sold, won: true, maxAmount: 40_000 }), 'Won', 'Yours for €310'],
  ['took a falling price', closed({ ...sold, won: true, format: 'dutch' }), 'Won', 'Yours for €310'],
  ['took the house’s offer', closed({ outcome: 'after_sale', won: true, offered: true }), 'Won', 'Yours for €300'],
  ['lost', closed(sold), 'Not won', 'Sold for €310. Your maximum €300'],
  ['led an unsold lot', closed({ outcome: 'reserve_not_met', leading: true }), 'Not sold', 'Your maximum €300'],
  ['bid on a lot sold by an offer', closed({ outcome: 'after_sale' }), 'Not won', 'Your maximum €300'],
])('who %s', (_who, own, word, about) => {
  expect(lotWords(own)).toMatchObject({ word, about });
});
