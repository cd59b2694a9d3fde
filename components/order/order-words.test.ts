import { describe, expect, it } from 'vitest';
import type { OrderView } from '#contract/order/order.ts';
import type { ShipmentView } from '#contract/order/shipment.ts';
import { orderHeadline } from './order-headline.ts';
import { orderHistory } from './order-history.ts';
import { initialsOf } from './parcel/initials-of.ts';
import { orderSteps } from './parcel/order-progress.ts';
import { readerTime } from './reader-time.ts';

const order = (more: Partial<OrderView> = {}): OrderView => ({
  publicId: 'p',
  number: 'MD-4817',
  status: 'paid',
  offer: false,
  withdrawal: { lastDay: null, isOver: false, given: [] },
  isTest: false,
  refunds: [],
  disputes: [],
  lot: null,
  source: 'shop',
  cancelReason: null,
  cancelNote: null,
  email: 'm@example.com',
  placedAt: '2026-11-20T19:03:00.000Z',
  paidAt: '2026-11-20T19:04:00.000Z',
  payBy: null,
  refundedAmount: 0,
  refundedToGiftCardAmount: 0,
  payment: {
    id: 'pay',
    provider: 'test',
    ref: null,
    status: 'approved',
    method: 'Test card ending 4242',
    reason: null,
  },
  totals: {
    itemsAmount: 28_000,
    discountAmount: 0,
    shippingAmount: 900,
    taxAmount: 0,
    totalAmount: 28_900,
    giftCardAmount: 0,
    pricesInclude: true,
    taxes: [],
    currency: 'EUR',
  },
  promotions: [],
  shippingMethod: null,
  shippingTitle: null,
  collectAt: null,
  arrival: null,
  taxCountry: null,
  taxNote: null,
  note: null,
  gift: null,
  lines: [],
  shippingAddress: null,
  addressLines: [],
  phone: null,
  billing: null,
  shipments: [],
  sharedUntil: null,
  packedPhotos: [],
  afterSale: {
    returnUntil: null,
    returnPaidBy: 'shop',
    returnable: [],
    unsent: [],
    returns: [],
    documents: [],
    exchangeFor: null,
  },
  reviews: { lineIds: [], written: [] },
  events: [
    { kind: 'placed', note: null, at: '2026-11-20T19:03:00.000Z', by: 'customer' },
    { kind: 'paid', note: 'Test card ending 4242', at: '2026-11-20T19:04:00.000Z', by: 'bank' },
  ],
  ...more,
});
const parcel = (status: ShipmentView['status'], more: Partial<ShipmentView> = {}): ShipmentView => ({
  id: 's',
  carrier: 'DHL',
  trackingNumber: '1',
  status,
  eta: null,
  deliveredAt: null,
  signedBy: null,
  photoUrl: null,
  lines: null,
  events: [],
  carrierUrl: null,
  delayed: false,
  actionRequired: false,
  arrivals: [],
  ...more,
});
const time = readerTime(new Date('2026-11-24T20:00:00').getTime());
const local = (text: string) => new Date(text).toISOString();
const shipped = (...shipments: ShipmentView[]) => order({ status: 'shipped', shipments });

describe('the order page’s heading', () => {
  it.each([
    [order(), 'Paid, and next to be packed'],
    [shipped(parcel('in_transit', { eta: local('2026-11-25T12:00') })), 'Tomorrow, about 12:00'],
    [shipped(parcel('in_transit')), 'On its way'],
    [shipped(parcel('exception', { eta: local('2026-11-25T12:00') })), 'Held up, we’re finding out why'],
    [
      order({ status: 'delivered', shipments: [parcel('delivered', { deliveredAt: local('2026-11-24T11:26') })] }),
      'Delivered at 11:26',
    ],
    [
      order({
        status: 'placed',
        payment: { id: 'p', provider: 'test', ref: null, status: 'processing', method: '', reason: null },
      }),
      'Waiting for your bank',
    ],
    [order({ status: 'cancelled', cancelReason: 'payment_declined' }), 'Cancelled, nothing was charged'],
    [order({ status: 'cancelled', cancelReason: 'unpaid' }), 'Cancelled, it wasn’t paid in time'],
    [order({ status: 'cancelled', cancelNote: 'unpaid' }), 'Cancelled, nothing was charged'],
    [
      order({
        status: 'cancelled',
        payment: { id: 'p', provider: 'test', ref: null, status: 'declined', method: '', reason: 'order_cancelled' },
      }),
      'Cancelled, your bank lets go of the money',
    ],
    [order({ status: 'refunded', refundedAmount: 28_900 }), 'Refunded €289'],
  ])('is the answer (%#)', (view, heading) => {
    expect(orderHeadline(view, time)).toBe(heading);
  });
});

describe('an order that is collected', () => {
  const collected = (status: OrderView['status']) => order({ status, collectAt: ['Carrer de la Ceràmica 12'] });

  it('is ready when it is packed, and names no carrier', () => {
    expect(orderHeadline(collected('packed'), time)).toBe('Ready to collect');
    expect(orderSteps(collected('packed')).map(({ title }) => title)).toEqual(['Paid', 'Packed', 'Ready to collect']);
    expect(orderSteps(collected('paid')).map(({ state }) => state)).toEqual(['done', 'current', 'next']);
  });
});

describe('the steps', () => {
  const states = (view: OrderView) => orderSteps(view).map((step) => step.state);

  it('mark what is done, where it is and what comes', () => {
    expect(states(order())).toEqual(['done', 'current', 'next', 'next', 'next', 'next']);
    expect(states(shipped(parcel('in_transit')))).toEqual(['done', 'done', 'done', 'current', 'next', 'next']);
    expect(states(order({ status: 'delivered', shipments: [parcel('delivered')] }))).toEqual(Array(6).fill('done'));
  });

  it('wait for the parcel furthest behind, and show trouble first', () => {
    expect(states(shipped(parcel('delivered'), parcel('in_transit')))[3]).toBe('current');
    expect(orderSteps(shipped(parcel('picked_up'), parcel('attempt_failed')))[4]).toMatchObject({
      state: 'problem',
      title: 'Delivery attempt failed',
    });
  });

  it('are not shown for an order that never left', () => {
    expect(orderSteps(order({ status: 'cancelled' }))).toEqual([]);
  });
});

it('the history tells ours and the carrier’s, newest first', () => {
  const event = {
    id: 'e',
    status: 'in_transit',
    message: null,
    occurredAt: '2026-11-24T09:00:00.000Z',
    city: 'Vitoria',
    country: 'ES',
    position: null,
    zone: null,
  } as const;
  expect(
    orderHistory(shipped(parcel('in_transit', { events: [event] })), 'Rosa Wien').map((line) => line.text),
  ).toEqual(['In transit, Vitoria', 'Payment of €289 received: Test card ending 4242', 'Order placed, €289']);
});

it('says who did each thing, and by which clocks', () => {
  expect(orderHistory(order(), 'Rosa Wien').map((line) => line.source)).toEqual(['Your bank', 'You']);
});

it.each([
  ['Maud Renard', 'M. R.'],
  ['M. R.', 'M. R.'],
  ['RBOLTON', 'R.'],
  ['42', '42'],
])('%s signs as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
