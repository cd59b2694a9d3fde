import { expect, test } from 'vitest';
import { newerOrders } from '#components/desk/orders/newer-orders.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { DeskView } from '#contract/desk/desk.ts';
import type { DeskOrder } from '#contract/order/desk-order.ts';
import { feedLines } from './feed-lines.ts';

const at = (second: number) => `2026-11-20T21:02:${String(second).padStart(2, '0')}.000Z`;
const order = (publicId: string, second: number, more: Partial<DeskOrder> = {}): DeskOrder => ({
  publicId,
  number: `MD-${publicId}`,
  status: 'paid',
  source: 'shop',
  pieces: 3,
  city: 'Lyon',
  totalAmount: 28_900,
  currency: 'EUR',
  unread: 0,
  placedAt: at(second),
  ...more,
});
const desk = {
  orders: [order('2', 7), order('1', 1, { pieces: 1, city: null, status: 'cancelled' })],
  happenings: [
    {
      kind: 'stock',
      id: '9',
      at: at(5),
      title: 'Long-neck bottle',
      reason: 'expired',
      change: 0,
      available: 3,
      by: null,
    },
    {
      kind: 'stock',
      id: '8',
      at: at(3),
      title: 'Bud vase',
      reason: 'correction',
      change: -2,
      available: 0,
      by: 'desk:Mo',
    },
    { kind: 'price', id: 'v', at: at(2), title: 'Pitcher', fromAmount: 14_000, toAmount: 12_400, currency: 'EUR' },
  ],
} as unknown as DeskView;
const lot = {
  id: 'lot',
  slug: 'moon-jar',
  lotNumber: 14,
  currency: 'EUR',
  history: [{ seq: 4, paddle: 'Paddle 31', amount: 64_000, at: at(6), automatic: true }],
} as unknown as AuctionView;

test('orders, bids, stock and prices are one list, newest first', () => {
  expect(feedLines(desk, [lot], 9).map(({ what, detail }) => `${what}: ${detail}`)).toEqual([
    'Order MD-2: €289, three pieces, Lyon',
    'Bid €640 on lot 14: Paddle 31, maximum',
    'Hold ended, Long-neck bottle: 3 left',
    'Recounted, −2, Bud vase: None left, Mo',
    'Price changed, Pitcher: €140 to €124',
    'Order MD-1, cancelled: €289, one piece',
  ]);
  expect(feedLines(desk, [lot], 2)).toHaveLength(2);
});

test('only orders newer than the page’s first join it, and only in the state that it is about', () => {
  const page = [order('5', 10), order('4', 8)];
  const latest = [order('7', 20, { status: 'packed' }), order('6', 15), ...page, order('3', 2)];
  expect(newerOrders(page, latest, null).map(({ publicId }) => publicId)).toEqual(['7', '6']);
  expect(newerOrders(page, latest, ['paid']).map(({ publicId }) => publicId)).toEqual(['6']);
  expect(newerOrders([], latest, ['packed']).map(({ publicId }) => publicId)).toEqual(['7']);
});
