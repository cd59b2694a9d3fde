import { expect, it } from 'vitest';
import type { ShipmentView } from '#contract/shipping/shipment.ts';
import { exampleOrder, exampleParcel } from '../example-order.ts';
import { readerTime } from '../reader-time.ts';
import { parcelNote } from './parcel-note.tsx';

it.each([
  ['by the carrier', {}, 'DHL says: “Held at customs”'],
  ['at the desk', { toldByShop: true as const }, 'Our note: “Held at customs”'],
])('a message entered %s is said to be theirs', (_, told, title) => {
  const event: ShipmentView['events'][number] = {
    ...{ id: 'e', status: 'exception', message: 'Held at customs', occurredAt: '2026-11-22T09:00:00.000Z' },
    ...{ city: null, country: null, position: null, zone: null },
    ...told,
  };
  const order = exampleOrder({ shipments: [exampleParcel('exception', { events: [event] })] });
  expect(parcelNote(order, readerTime(null))?.title).toBe(title);
});
