import { expect, it, test } from 'vitest';
import type { ListedParcel } from '#contract/shipping/shipment.ts';
import { listStanding } from './list-standing.ts';
import { readerTime } from './reader-time.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const time = readerTime(now);
const parcel = (more: Partial<ListedParcel> = {}): ListedParcel => ({
  ...{ status: 'in_transit', eta: null, deliveredAt: null, delayed: false, ...more },
});
const order = (status: string, parcels: ListedParcel[] = [], toCollect = false) => ({ status, parcels, toCollect });
const tomorrow = '2026-11-24T12:00:00.000Z';

test.each([
  [order('shipped', [parcel({ eta: tomorrow })]), 'On its way, tomorrow'],
  [order('shipped', [parcel({ eta: '2026-11-27T10:00:00.000Z' })]), 'On its way, Fri 27 Nov'],
  [order('shipped', [parcel({ eta: tomorrow, delayed: true })]), 'Delayed: tomorrow'],
  [order('shipped', [parcel({ status: 'out_for_delivery', eta: tomorrow })]), 'Out for delivery'],
  [order('shipped', [parcel({ status: 'available_for_pickup' })]), 'Ready to collect'],
  [order('shipped', [parcel({ eta: tomorrow }), parcel({ status: 'exception' })]), 'Held up'],
  [
    order('completed', [parcel({ status: 'delivered', deliveredAt: '2026-11-12T10:00:00.000Z' })]),
    'Delivered Thu 12 Nov',
  ],
  [order('delivered', [], true), 'Collected'],
  [order('packed', [], true), 'Ready to collect'],
])('%j is %s', (listed, words) => expect(listStanding(listed, time)).toBe(words));

it('says nothing beside the state where nothing more is known', () => {
  for (const status of ['paid', 'packed', 'shipped', 'delivered', 'cancelled'])
    expect(listStanding(order(status), time)).toBeNull();
});
