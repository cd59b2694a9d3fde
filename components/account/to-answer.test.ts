import { expect, test } from 'vitest';
import type { OwnOrder } from '#contract/account/own-orders.ts';
import type { OwnAlert } from '#contract/alert/alert.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { type Answerable, toAnswer } from './to-answer.ts';

const order = (more: Partial<OwnOrder> = {}): OwnOrder => ({
  ...{ toCollect: false, returnToSend: false, parcels: [], image: null },
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
  lotVersion: 1,
  format: 'english',
  outcome: null,
  soldAmount: null,
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

const asked = (orders: OwnOrder[], positions: OwnPosition[], more: Partial<Answerable> = {}) =>
  toAnswer({ orders, positions, alerts: [], lots: [], ...more });

test('what has to be paid comes first, the soonest end at the top, then lots that somebody else leads', () => {
  const answers = asked(
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

test('a lot’s order is asked for once; what is sealed, closed or taken back wants nothing', () => {
  const lot = position({ state: 'closed', won: true, orderPublicId: 'o1', toPay: toPay('2026-11-23') });
  expect(asked([order()], [lot])).toHaveLength(1);
  const quiet = [{ sealed: true }, { state: 'closed' as const }, { maxAmount: 0 }].map(position);
  expect(asked([order({ status: 'paid' }), order({ status: 'packed' })], quiet)).toEqual([]);
});

test('an offer stands above all with its clock; orders that come and lots that are led stand below', () => {
  const until = '2026-11-22T14:32:00.000Z';
  const offer: OwnAlert = {
    ...{ id: 'al1', kind: 'back_in_stock', sku: 'VASE', slug: 'vase', piece: 'Vase', maker: 'Kiln', image: null },
    ...{ list: null, listName: null, told: 0, askedAt: until },
    ...{ state: 'offered', place: null, price: { amount: 18_500, currency: 'EUR' }, seen: null },
    ...{ offeredAt: until, offeredUntil: until, toldAt: null },
  };
  const lot = { id: 'a1', image: null, view: { currentAmount: 65_000, endsAt: until, state: 'open' as const } };
  const answers = asked(
    [order({ publicId: 'o2', status: 'packed', toCollect: true }), order({ publicId: 'o3', status: 'shipped' })],
    [position({ leading: true, maxAmount: 75_000 })],
    { alerts: [offer, { ...offer, id: 'al2', state: 'waiting' }], lots: [lot] },
  );
  expect(answers.map(({ key, what, press, clock }) => [key, what, press, clock?.until])).toEqual([
    ['al1', 'Offered to you', 'Add to bag', until],
    ['o2', 'MD-4817', 'Where to collect', undefined],
    ['o3', 'MD-4817', 'Track it', undefined],
    ['a1', 'Leading at €650', 'Open the lot', until],
  ]);
});

test('a return to send and an answer nobody has read come before orders that are on their way', () => {
  const notice = { title: 'Your question about Moon jar is answered', body: 'Yes.', href: '/account/questions' };
  const at = '2026-11-20T10:00:00.000Z';
  const answers = asked(
    [order({ publicId: 'o3', status: 'shipped' }), order({ publicId: 'o4', status: 'delivered', returnToSend: true })],
    [],
    {
      notices: [
        { id: 'n1', kind: 'question_answered', ...notice, at, read: false },
        { id: 'n2', kind: 'question_answered', ...notice, at, read: true },
        { id: 'n3', kind: 'order_message', ...notice, at, read: false },
      ],
    },
  );
  expect(answers.map(({ key, press, href }) => [key, press, href])).toEqual([
    ['return o4', 'See how', '/orders/o4#returns'],
    ['n1', 'Read the answer', '/account/questions'],
    ['o3', 'Track it', '/orders/o3'],
  ]);
});
