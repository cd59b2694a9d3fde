import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ShipmentView } from '#contract/shipping/shipment.ts';
import { isWholeDay } from '#domain/shipping/tracking/whole-day.ts';
import { sayArrival } from './arrival-words.ts';
import { exampleOrder as order, exampleParcel as parcel } from './example-order.ts';
import { journeyList } from './journey/journey-list.ts';
import { orderJourney, ownerWords } from './journey/order-journey.ts';
import { OrderFacts } from './order-box.tsx';
import { orderHeadline } from './order-headline.ts';
import { OrderSumLines } from './order-sum-lines.tsx';
import { initialsOf } from './parcel/initials-of.ts';
import { readerTime } from './reader-time.ts';

const time = readerTime(new Date('2026-11-24T20:00:00').getTime());
const local = (text: string) => new Date(text).toISOString();
const shipped = (...shipments: ShipmentView[]) => order({ status: 'shipped', shipments });
const scan = (status: ShipmentView['status'], hour: number, city: string | null = null) => ({
  ...{ id: `${status} ${hour}`, status, message: null, city, country: null, position: null, zone: null },
  occurredAt: `2026-11-24T0${hour}:00:00.000Z`,
});
const outAt = (at: string) =>
  parcel('out_for_delivery', { events: [{ ...scan('out_for_delivery', 0), occurredAt: local(at) }] });

/** Cash that the shop's people give back themselves. */
const inCash = (status: OrderView['status'], back: 'pending' | 'done') =>
  order({
    status,
    refundedAmount: 28_900,
    payment: { id: 'p', provider: 'manual', ref: null, status: 'approved', method: 'Cash', reason: null },
    refunds: [{ id: 'r', amount: 28_900, status: back, held: false, byHand: true }],
  });

describe('the order page’s heading', () => {
  it.each([
    [order(), 'Paid, waiting to be packed'],
    [shipped(parcel('in_transit', { eta: local('2026-11-25T12:20') })), 'Tomorrow, between 11:00 and 13:00'],
    [order({ arrival: { earliest: '2026-11-25', latest: '2026-11-26' } }), 'With you Wed 25 Nov to Thu 26 Nov'],
    [order({ arrival: { earliest: '2026-11-22', latest: '2026-11-23' } }), 'Paid, waiting to be packed'],
    [shipped(parcel('in_transit')), 'On its way'],
    [shipped(outAt('2026-11-24T07:10')), 'Out for delivery today'],
    [shipped(outAt('2026-11-23T07:10')), 'Out for delivery since yesterday'],
    [shipped({ ...outAt('2026-11-24T07:10'), delayed: true }), 'Out for delivery today'],
    [shipped({ ...outAt('2026-11-24T07:10'), eta: local('2026-11-24T22:20') }), 'Today, between 21:00 and 23:00'],
    [shipped(parcel('label_created')), 'Ready for DHL'],
    [shipped(parcel('exception', { eta: local('2026-11-25T12:00') })), 'Held up. We’re finding out why'],
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
    [order({ status: 'refunded', refundedAmount: 28_900 }), 'Refunded €289'],
    [inCash('refunded', 'pending'), 'We owe you €289'],
    [inCash('refunded', 'done'), 'Refunded €289'],
    [inCash('cancelled', 'pending'), 'Cancelled. We owe you €289'],
    [inCash('cancelled', 'done'), 'Cancelled. €289 is refunded'],
    [order({ status: 'cancelled', cancelReason: 'payment_declined' }), 'Cancelled. Nothing was charged'],
    [order({ status: 'cancelled', cancelReason: 'unpaid' }), 'Cancelled: not paid in time'],
    [order({ status: 'cancelled', cancelNote: 'unpaid' }), 'Cancelled. Nothing was charged'],
    [
      order({
        status: 'cancelled',
        payment: { id: 'p', provider: 'test', ref: null, status: 'declined', method: '', reason: 'order_cancelled' },
      }),
      'Cancelled. Your bank will release the money',
    ],
    [
      order({
        status: 'cancelled',
        payment: { id: 'p', provider: 'test', ref: null, status: 'processing', method: '', reason: null },
      }),
      'Cancelled. Your bank hasn’t answered yet',
    ],
    [order({ status: 'refunded', refundedAmount: 28_900 }), 'Refunded €289'],
  ])('is the answer (%#)', (view, heading) => {
    expect(orderHeadline(view, time)).toBe(heading);
  });
});

describe('the days named at the checkout', () => {
  const arrival = { earliest: '2026-11-25', latest: '2026-11-26' };
  const days = 'Wed 25 Nov to Thu 26 Nov';
  const withParcel = (status: ShipmentView['status'], eta: string | null = null) =>
    order({ status: 'shipped', arrival, shipments: [parcel(status, { eta })] });
  const sumOf = (view: OrderView) => renderToStaticMarkup(createElement(OrderSumLines, { order: view, time }));
  const delivered = (view: OrderView) => rowsOf(view).find(({ title }) => title === 'Delivered')?.expected;

  it.each(['label_created', 'picked_up', 'in_transit'] as const)('stay while a parcel is %s', (status) => {
    expect(orderHeadline(withParcel(status), time)).toBe(`With you ${days}`);
    expect(delivered(withParcel(status))).toBe(days);
    expect(sumOf(withParcel(status))).toContain(`Expected ${days}`);
  });

  it('give way to the carrier’s estimate, to trouble and to the delivery', () => {
    for (const view of [
      withParcel('in_transit', local('2026-11-27T12:20')),
      withParcel('exception'),
      withParcel('return_in_progress'),
      withParcel('available_for_pickup'),
      { ...withParcel('delivered'), status: 'delivered' as const },
    ]) {
      expect(orderHeadline(view, time)).not.toContain(days);
      expect(rowsOf(view).map(({ expected }) => expected)).not.toContain(days);
      expect(sumOf(view)).not.toContain(days);
    }
  });

  it('are said as past once they are', () => {
    const late = readerTime(new Date('2026-11-28T20:00:00').getTime());
    expect(orderHeadline(withParcel('in_transit'), late)).toBe('On its way');
    const rows = journeyList(orderJourney(withParcel('in_transit'), null), ownerWords, late);
    expect(rows[0]?.expected).toBe(`Was expected ${days}`);
  });
});

const rowsOf = (view: OrderView) => journeyList(orderJourney(view, null), ownerWords, time);
const looks = (view: OrderView) => rowsOf(view).map(({ look, title }) => `${look} ${title}`);

it('an order that is collected is ready once it is packed, and names no carrier', () => {
  const collected = (status: OrderView['status']) => order({ status, collectAt: ['Carrer de la Ceràmica 12'] });
  expect(orderHeadline(collected('packed'), time)).toBe('Ready to collect');
  const handedOver = { kind: 'delivered', note: null, at: local('2026-11-24T11:26'), by: 'shop' as const };
  const there = { ...collected('delivered'), events: [handedOver] };
  expect(orderHeadline(there, time)).toBe('Collected at 11:26');
  expect(orderHeadline(there, readerTime(new Date('2026-11-26T20:00:00').getTime()))).toBe(
    'Collected Tue 24 Nov at 11:26',
  );
  expect(renderToStaticMarkup(createElement(OrderFacts, { order: there, time }))).toContain('Collected at');
  expect(looks(collected('packed'))).toEqual(['next Collected', 'current Ready to collect', 'done Paid €289']);
  expect(looks(collected('paid'))).toEqual([
    'next Collected',
    'next Ready to collect',
    'next Packed',
    'current Waiting to be packed',
    'done Paid €289',
  ]);
});

describe('the list', () => {
  it('has what comes, where it is and what has been', () => {
    expect(looks(order())).toEqual([
      'next Delivered',
      'next Out for delivery',
      'next On its way',
      'next Packed',
      'current Waiting to be packed',
      'done Paid €289',
    ]);
    const events = [scan('in_transit', 9, 'Vitoria'), scan('picked_up', 8)];
    expect(looks(shipped(parcel('in_transit', { events })))).toEqual([
      'next Delivered',
      'next Out for delivery',
      'current On its way, Vitoria',
      'done Collected by the carrier',
      'done Paid €289',
    ]);
  });

  it('marks the parcel that the order waits for, also where another was heard of since', () => {
    const [first, second] = [
      parcel('picked_up', { id: 'a', events: [scan('picked_up', 9)] }),
      parcel('attempt_failed', { id: 'b', events: [scan('attempt_failed', 8, 'Lyon')] }),
    ];
    expect(looks(shipped(first, second))).toEqual([
      'next Delivered',
      'done Collected by the carrier',
      'problem Delivery attempt failed, Lyon',
      'done Paid €289',
    ]);
    expect(rowsOf(shipped(first, second))[2]?.detail).toBe('Parcel 2');
  });

  it('says when it is expected, and while it is held that we look', () => {
    const eta = local('2026-11-25T12:20');
    expect(rowsOf(shipped(parcel('in_transit', { eta })))[0]?.expected).toBe('Tomorrow, between 11:00 and 13:00');
    expect(rowsOf(shipped(parcel('exception', { eta })))[0]?.expected).toBe('We’re checking');
    const arrival = { earliest: '2026-11-25', latest: '2026-11-26' };
    expect(rowsOf(order({ arrival }))[0]?.expected).toBe('Wed 25 Nov to Thu 26 Nov');
    expect(rowsOf({ ...shipped(outAt('2026-11-24T07:10')), arrival })[0]?.expected).toBe('Today');
    expect(rowsOf({ ...shipped(outAt('2026-11-23T07:10')), arrival })[0]?.expected).toBeNull();
  });

  it('leaves out what a depot says of a parcel that was delivered before', () => {
    const events = [scan('in_transit', 9, 'Toulouse'), scan('delivered', 8, 'Lyon')];
    const deliveredAt = '2026-11-24T08:00:00.000Z';
    const view = order({ status: 'delivered', shipments: [parcel('delivered', { events, deliveredAt })] });
    expect(looks(view)).toEqual(['done Delivered, Lyon', 'done Paid €289']);
  });

  it('expects nothing of an order that was called off', () => {
    const called = order({
      status: 'cancelled',
      events: [{ kind: 'cancelled', note: null, at: local('2026-11-21T09:00'), by: 'clock' }],
    });
    expect(looks(called)).toEqual(['done Cancelled']);
  });
});

describe('an expected arrival', () => {
  it.each([
    ['2026-11-25T02:52', 'Tomorrow, between 02:00 and 04:00'],
    ['2026-11-25T12:29', 'Tomorrow, between 11:00 and 13:00'],
    ['2026-11-25T00:10', 'Today, between 23:00 and 01:00'],
    ['2026-11-24T18:59', 'Today, between 18:00 and 20:00'],
    ['2026-11-24T17:10', 'Was expected today, between 16:00 and 18:00'],
  ])('of %s is told as two hours: %s', (at, words) => {
    expect(sayArrival(local(at), time)).toBe(words);
  });

  it('holds the carrier’s minute, whatever the minute is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (minutes) => {
        const eta = new Date(Date.parse(local('2026-11-25T00:00')) + minutes * 60_000 + 30_000);
        fc.pre(!isWholeDay(eta.toISOString()));
        const [, from = '', to = ''] =
          /between (\d\d):00 and (\d\d):00/.exec(sayArrival(eta.toISOString(), time)) ?? [];
        expect((Number(to) - Number(from) + 24) % 24).toBe(2);
        expect((eta.getHours() - Number(from) + 24) % 24).toBeLessThan(2);
      }),
    );
  });

  it('of a day is told as the day that its carrier meant', () => {
    expect(sayArrival('2026-11-27T23:59:00.000Z', time)).toBe('Fri 27 Nov');
    expect(sayArrival('2026-11-27T00:00:00.000Z', time)).toBe('Fri 27 Nov');
    expect(sayArrival('2026-11-27T12:00:00.000Z', time)).toBe('Fri 27 Nov');
  });
});

it.each([
  ['Maud Renard', 'M. R.'],
  ['M. R.', 'M. R.'],
  ['RBOLTON', 'R.'],
  ['42', '42'],
])('%s signs as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
