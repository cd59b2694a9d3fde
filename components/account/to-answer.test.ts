import { expect, test } from 'vitest';
import type { OwnPosition } from '#contract/bag.ts';
import type { OwnOrder } from '#contract/own.ts';
import { toAnswer } from './to-answer.ts';

const order = (more: Partial<OwnOrder> = {}): OwnOrder => ({
  ...{ toCollect: false, parcels: [] },
  publicId: 'o1',
  number: 'MD-4817',
  status: 'placed',
  totalAmount: 12_000,
  currency: 'EUR',
  placedAt: '2026-11-20T10:00:00.000Z',
  titles: ['Moon jar'],
  titleCount: 1,
  ...more,
});
const position = (more: Partial<OwnPosition> = {}): OwnPosition => ({
  auctionId: 'a1',
  slug: 'moon-jar',
  title: 'Moon jar',
  paddle: 'Paddle 7',
  maxAmount: 65_000,
  takenBackAmount: null,
  latestBid: null,
  currency: 'EUR',
  leading: false,
  sealed: false,
  state: 'open',
  won: false,
  orderPublicId: null,
  offered: false,
  toPay: null,
  request: null,
  orderEnded: null,
  ...more,
});
const toPay = (payBy: string) => ({ totalAmount: 70_000, payBy, extended: false });

test('what has to be paid comes first, the soonest end at the top, then lots that somebody else leads', () => {
  const answers = toAnswer(
    [order(), order({ publicId: 'o2', status: 'paid' })],
    [
      position(),
      position({ auctionId: 'a2', state: 'closed', won: true, orderPublicId: 'late', toPay: toPay('2026-11-29') }),
      position({ auctionId: 'a3', state: 'closed', offered: true, orderPublicId: 'soon', toPay: toPay('2026-11-23') }),
    ],
  );
  expect(answers.map(({ key, press }) => [key, press])).toEqual([
    ['soon', 'Answer the offer'],
    ['late', 'Pay'],
    ['o1', 'Pay'],
    ['a1', 'Open the lot'],
  ]);
});

test('a lot’s order is asked for once; what leads, is sealed, closed or taken back wants nothing', () => {
  const lot = position({ state: 'closed', won: true, orderPublicId: 'o1', toPay: toPay('2026-11-23') });
  expect(toAnswer([order()], [lot])).toHaveLength(1);
  const quiet = [{ leading: true }, { sealed: true }, { state: 'closed' as const }, { maxAmount: 0 }].map(position);
  expect(toAnswer([order({ status: 'shipped' })], quiet)).toEqual([]);
});
