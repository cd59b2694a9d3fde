/** I6: a parcel's page is a pure function of the set of its events, which come late, twice and out of order. */
import { type Arrival, arrivalsOf, isLate, standingEta } from './arrivals.ts';
import { distinctScans } from './distinct-scans.ts';
import type { ParcelEvent } from './parcel-event.ts';
import { estimateWord, type TrackingStatus, trackingStatuses } from './tracking-status.ts';

export interface ParcelTracking<E extends ParcelEvent = ParcelEvent> {
  status: TrackingStatus;
  /** Only the shop says that it is so. */
  toldByShop: boolean;
  eta: number | null;
  /** The promised arrival and what was said since, oldest first; each differs from the one before. */
  arrivals: Arrival[];
  delayed: boolean;
  actionRequired: boolean;
  deliveredAt: number | null;
  signedBy: string | null;
  photoUrl: string | null;
  /** Newest first, without repeats. */
  events: (E & { status: TrackingStatus })[];
}

/** After it has arrived, a parcel can only start on its way back. */
const afterDelivery: readonly TrackingStatus[] = ['delivered', 'return_in_progress', 'returned'];
const settled: readonly TrackingStatus[] = [...afterDelivery, 'lost', 'cancelled'];

const rank = (status: TrackingStatus) => (status === 'unknown' ? -1 : trackingStatuses.indexOf(status));

type Told = ParcelEvent & { status: TrackingStatus };

/** Newest first. At the same moment the state further on counts as newer, then the larger key. */
const newestFirst = (a: Told, b: Told): number =>
  b.occurredAt - a.occurredAt || rank(b.status) - rank(a.status) || (a.key < b.key ? 1 : -1);

/** Tells a parcel by its events. @param promisedEta the sender's promise, until a carrier says otherwise */
export function trackingOf<E extends ParcelEvent>(
  all: readonly E[],
  promisedEta: number | null = null,
): ParcelTracking<E> {
  const told = distinctScans(all).sort(newestFirst);
  const events = told.filter((event) => event.word !== estimateWord);
  const delivered = events.findLast((event) => event.status === 'delivered');
  const telling = events.filter(
    (event) =>
      event.status !== 'unknown' &&
      (!delivered || event.occurredAt < delivered.occurredAt || afterDelivery.includes(event.status)),
  );
  const status = telling[0]?.status ?? 'label_created';
  const arrivals = arrivalsOf(told, promisedEta);
  const eta = standingEta(arrivals, telling[0]);
  const open = !settled.includes(status);
  return {
    status,
    arrivals,
    toldByShop: telling[0]?.toldByShop ?? false,
    eta,
    delayed: open && isLate(events, eta === null ? [] : arrivals),
    actionRequired: open && asksForAction(events, telling[0]),
    deliveredAt: delivered?.occurredAt ?? null,
    signedBy: events.find((event) => event.signedBy !== null)?.signedBy ?? null,
    photoUrl: events.find((event) => event.photoUrl !== null)?.photoUrl ?? null,
    events,
  };
}

/** Asked for since the event that tells the status, or by it. */
const asksForAction = (events: readonly Told[], telling: Told | undefined): boolean =>
  events.slice(0, telling ? events.indexOf(telling) + 1 : undefined).some((event) => event.actionRequired);
