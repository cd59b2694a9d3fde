import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenSharedOrder } from '#contract/order/page/shared-order.ts';
import type { ParcelEvent } from '#domain/shipping/tracking/parcel-event.ts';
import { type Destination, isNearTheDoor, scanForStrangers } from '#domain/shipping/tracking/parcel-route.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { type TrackingStatus, trackingStatuses } from '#domain/shipping/tracking/tracking-status.ts';
import { exampleOrder, exampleParcel } from '../example-order.ts';
import { routesOf } from '../map/journey-map.tsx';
import { orderHeadline } from '../order-headline.ts';
import { readerTime } from '../reader-time.ts';
import { sharedHeadline, sharedJourney, strangerWords } from '../shared/shared-order-words.ts';
import { type JourneyRow, journeyList } from './journey-list.ts';
import { leadParcel } from './lead-parcel.ts';
import { orderJourney, ownerWords } from './order-journey.ts';

const hour = 3_600_000;
const start = Date.parse('2026-11-24T00:00:00Z');
const time = readerTime(start + 20 * hour);
const lyon: Destination = { lat: 45.8, lng: 4.8, label: 'Lyon', kind: 'town' };
const towns = [
  { city: 'Setúbal', lat: 38.52, lng: -8.89 },
  { city: 'Vitoria', lat: 42.85, lng: -2.67 },
  { city: 'Toulouse', lat: 43.6, lng: 1.44 },
  { city: 'Lyon', lat: 45.76, lng: 4.84 },
];

interface Scanned extends ParcelEvent {
  id: string;
  city: string | null;
  lat: number | null;
  lng: number | null;
}
const anyScan = fc
  .record({
    key: fc.nat(20).map((n) => `e${n}`),
    word: fc.constantFrom(...trackingStatuses, 'CUSTOMS_HOLD'),
    // Few moments, so that ties are common; any order, so that some arrive late.
    hours: fc.nat(9),
    town: fc.option(fc.constantFrom(...towns), { nil: null }),
    hasPosition: fc.boolean(),
    eta: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    delayed: fc.boolean(),
  })
  .map(
    ({ key, word, hours, town, hasPosition, eta, delayed }): Scanned => ({
      ...{
        id: key,
        key,
        word,
        message: null,
        signedBy: null,
        photoUrl: null,
        actionRequired: false,
        toldByShop: false,
        delayed,
      },
      scan: `${key} ${word} ${hours} ${town?.city} ${hasPosition}`,
      occurredAt: start + hours * hour,
      eta: eta === null ? null : start + eta * hour,
      city: town?.city ?? null,
      lat: hasPosition && town ? town.lat : null,
      lng: hasPosition && town ? town.lng : null,
    }),
  );
/** One scan per key, as a sender numbers them; each may be told twice. */
const anyScans = fc
  .uniqueArray(anyScan, { maxLength: 12, selector: ({ key }) => key })
  .chain((scans) => fc.shuffledSubarray([...scans, ...scans], { minLength: scans.length }));

function parcelOf(scans: readonly Scanned[], id: string) {
  const told = trackingOf(scans.map((scan) => ({ ...scan, id: `${id}-${scan.id}` })));
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return exampleParcel(told.status, {
    id,
    delayed: told.delayed,
    eta: iso(told.eta),
    deliveredAt: iso(told.deliveredAt),
    events: told.events.map((event) => ({
      ...{ id: event.id, status: event.status, message: null, city: event.city, country: null, zone: null },
      occurredAt: new Date(event.occurredAt).toISOString(),
      position: event.lat === null || event.lng === null ? null : { lat: event.lat, lng: event.lng },
    })),
  });
}
type Parcel = ReturnType<typeof parcelOf>;

const orderOf = (...shipments: Parcel[]) =>
  exampleOrder({
    status: shipments.every(({ status }) => status === 'delivered') ? 'delivered' : 'shipped',
    shipments,
  });

const sharedOf = (...shipments: Parcel[]): OpenSharedOrder => ({
  ...{ open: true, city: 'Lyon', country: 'FR', pieces: [], arrival: null, packedAt: null },
  ...{ toCollect: false, collectedAt: null, status: orderOf(...shipments).status },
  parcels: shipments.map(({ id, status, delayed, eta, deliveredAt, events }) => ({
    ...{ id, status, delayed, eta, deliveredAt },
    updates: events.map((event) => {
      const { occurredAt: at, ...scan } = scanForStrangers(event);
      return { ...scan, at };
    }),
  })),
});

/** What a headline says a parcel does, in one word. */
function answerOf(headline: string): string {
  if (/^Delivered/.test(headline)) return 'arrived';
  if (/back (?:to|with)|Back (?:with|at)|way back/.test(headline)) return 'back';
  if (/^(?:Held|Missing|No news|Stopped|The carrier came)/.test(headline)) return 'held';
  return /^Ready for|^Waiting for the carrier/.test(headline) ? 'waiting' : 'moving';
}
/** With an arrival, a parcel that waits is told of by its arrival. */
const agrees = (tone: string, headline: string, eta: string | null) =>
  answerOf(headline) === tone ||
  (tone === 'waiting' && eta !== null && answerOf(headline) === 'moving') ||
  /^Late/.test(headline);

const current = (rows: readonly JourneyRow[]) => rows.filter(({ look }) => look === 'current' || look === 'problem');
const anyParcels = fc
  .array(anyScans, { minLength: 1, maxLength: 2 })
  .map((all) => all.map((scans, at) => parcelOf(scans, `p${at}`)));

describe('headline, list, map and shared link', () => {
  it('say the same of any parcels, whatever their carriers send, in any order', () => {
    fc.assert(
      fc.property(anyParcels, (parcels) => {
        const order = orderOf(...parcels);
        const shared = sharedJourney(sharedOf(...parcels));
        const lead = leadParcel({ shipments: parcels });
        if (!lead) throw new Error('A parcel leads.');
        const at = parcels.indexOf(lead);
        const own = routesOf(parcels, lyon)[at];
        const others = routesOf(shared.parcels, lyon)[at];
        if (!own || !others) throw new Error('Each parcel has its way.');

        expect(agrees(own.tone, orderHeadline(order, time), lead.eta)).toBe(true);
        expect(agrees(others.tone, sharedHeadline(sharedOf(...parcels), time), lead.eta)).toBe(true);
        expect(others.tone).toBe(own.tone);

        for (const rows of [
          journeyList(orderJourney(order, null), ownerWords, time),
          journeyList(shared, strangerWords, time),
        ]) {
          const marked = current(rows);
          expect(marked.length).toBeLessThanOrEqual(1);
          for (const row of marked) {
            expect(row.look).toBe(own.tone === 'held' || own.tone === 'back' ? 'problem' : 'current');
            // The list is about the event that the map is about.
            const event = own.events[0];
            if (event && rows.some(({ key }) => key === event.id)) expect(row.key).toBe(event.id);
          }
          if (order.status === 'delivered') expect(marked).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('put the parcel where its newest place is, and nowhere that it has left', () => {
    fc.assert(
      fc.property(anyScans, (scans) => {
        const parcel = parcelOf(scans, 'p');
        const [route] = routesOf([parcel], lyon);
        if (!route) throw new Error('It has its way.');
        const placed = route.events.find(({ position, status }) => position !== null || isNearTheDoor(status));
        const last = route.stops.at(-1);
        expect(Boolean(placed)).toBe(last !== undefined);
        if (placed) expect(last?.label).toBe(placed.position ? placed.city : 'Lyon');
        // A depot's scan after the delivery moves nothing.
        const atTheDoor = parcel.deliveredAt === null ? parcel.events : route.events;
        expect(route.events).toEqual(atTheDoor);
        if (parcel.status === 'delivered') expect(['delivered', null]).toContain(route.events[0]?.status ?? null);
      }),
      { numRuns: 400 },
    );
  });

  it('always draw where it goes, until it is there or comes back', () => {
    fc.assert(
      fc.property(anyScans, (scans) => {
        const parcel = parcelOf(scans, 'p');
        const [route] = routesOf([parcel], lyon);
        const isHere = route?.stops.at(-1)?.label === 'Lyon';
        const comesBack = route?.tone === 'back';
        const deliveredElsewhere = route?.tone === 'arrived' && !isHere;
        if (isHere || comesBack || deliveredElsewhere) expect(route?.destination).toBeNull();
        else expect(route?.destination).toEqual(lyon);
      }),
    );
  });

  it('share a way that is shorter and never ends elsewhere than at the town of the address', () => {
    fc.assert(
      fc.property(anyScans, (scans) => {
        const parcel = parcelOf(scans, 'p');
        const [own] = routesOf([parcel], lyon);
        const [shared] = routesOf(sharedJourney(sharedOf(parcel)).parcels, lyon);
        if (!own || !shared) throw new Error('Each has its way.');
        const isTold = parcel.events.some(({ status }) => isNearTheDoor(status));
        const known = new Set([...own.stops.map(({ label }) => label), ...(isTold ? ['Lyon'] : [])]);
        for (const { label } of shared.stops) expect(known).toContain(label);
        if (isNearTheDoor(parcel.status)) expect(shared.stops.at(-1)?.label ?? null).toBe(lastTown(shared));
        if (parcel.status === 'delivered') {
          expect(shared.stops.at(-1)).toMatchObject({ label: 'Lyon' });
          expect(shared.isPlaced).toBe(true);
        }
        const hidden = parcel.events.filter(({ status }) => isNearTheDoor(status)).map(({ id }) => id);
        const said = sharedJourney(sharedOf(parcel)).parcels.flatMap(({ events }) => events);
        for (const { id, city, position } of said)
          if (hidden.includes(id)) expect([city, position]).toEqual([null, null]);
      }),
      { numRuns: 400 },
    );
  });

  it('say "delivered" beside no mark where the town of the address isn’t known', () => {
    const country: Destination = { ...lyon, label: 'Saint-Fictif', kind: 'country' };
    const scan = (word: TrackingStatus, hours: number, town: (typeof towns)[number] | null): Scanned => ({
      ...{ id: word, key: word, scan: word, word, message: null, signedBy: null, photoUrl: null },
      ...{ actionRequired: false, toldByShop: false, delayed: false, eta: null, occurredAt: start + hours * hour },
      ...{ city: town?.city ?? null, lat: town?.lat ?? null, lng: town?.lng ?? null },
    });
    const parcel = parcelOf([scan('in_transit', 1, towns[2] ?? null), scan('delivered', 2, null)], 'p');
    expect(routesOf([parcel], country)[0]).toMatchObject({
      tone: 'arrived',
      isPlaced: false,
      destination: country,
      stops: [{ label: 'Toulouse' }],
    });
  });
});

/** Near the door a stranger's last stop is the town of the address, unless a depot has scanned it since. */
const lastTown = ({
  events,
  stops,
}: {
  events: readonly { status: TrackingStatus; position: unknown; city: string | null }[];
  stops: readonly { label: string | null }[];
}) =>
  events.find(({ position, status }) => position !== null || isNearTheDoor(status))?.position
    ? (stops.at(-1)?.label ?? null)
    : 'Lyon';
