/**
 * I6: what a parcel's page shows is a pure function of the set of its events. They come late, twice and
 * out of order; whatever the order of arrival, the same events show the same thing.
 */
import { statusOfWord, type TrackingStatus, trackingStatuses } from './tracking-status.ts';

export interface ParcelEvent {
  /** The sender's id of the event, or one made of its content: repeats carry the same. */
  key: string;
  /** The sender's word, as it came. */
  word: string;
  /** Milliseconds since 1970, by the sender's clock. */
  occurredAt: number;
  eta: number | null;
  signedBy: string | null;
  photoUrl: string | null;
}

export interface ParcelTracking<E extends ParcelEvent = ParcelEvent> {
  status: TrackingStatus;
  eta: number | null;
  deliveredAt: number | null;
  signedBy: string | null;
  photoUrl: string | null;
  /** Newest first, without repeats. */
  events: (E & { status: TrackingStatus })[];
}

/** After it has arrived, a parcel can only start on its way back. */
const afterDelivery: readonly TrackingStatus[] = ['delivered', 'return_in_progress', 'returned'];

const rank = (status: TrackingStatus) => (status === 'unknown' ? -1 : trackingStatuses.indexOf(status));

/** Newest first. At the same moment the state further on counts as newer, then the larger key. */
function newestFirst(a: ParcelEvent & { status: TrackingStatus }, b: ParcelEvent & { status: TrackingStatus }): number {
  return b.occurredAt - a.occurredAt || rank(b.status) - rank(a.status) || (a.key < b.key ? 1 : -1);
}

/**
 * A parcel as its events tell it. With none it has its label and waits for the carrier.
 *
 * @param promisedEta what the sender of the parcel promised, until a carrier says otherwise
 */
export function trackingOf<E extends ParcelEvent>(
  all: readonly E[],
  promisedEta: number | null = null,
): ParcelTracking<E> {
  const byKey = new Map<string, E>();
  // Of two events that claim one key, the same one must win in any order of arrival.
  for (const event of all) {
    const known = byKey.get(event.key);
    if (!known || fingerprint(event) < fingerprint(known)) byKey.set(event.key, event);
  }
  const events = [...byKey.values()].map((event) => ({ ...event, status: statusOfWord(event.word) })).sort(newestFirst);
  const delivered = events.findLast((event) => event.status === 'delivered');
  const telling = events.filter(
    (event) =>
      event.status !== 'unknown' &&
      (!delivered || event.occurredAt < delivered.occurredAt || afterDelivery.includes(event.status)),
  );
  return {
    status: telling[0]?.status ?? 'label_created',
    eta: events.find((event) => event.eta !== null)?.eta ?? promisedEta,
    deliveredAt: delivered?.occurredAt ?? null,
    signedBy: events.find((event) => event.signedBy !== null)?.signedBy ?? null,
    photoUrl: events.find((event) => event.photoUrl !== null)?.photoUrl ?? null,
    events,
  };
}

const fingerprint = ({ word, occurredAt, eta, signedBy, photoUrl }: ParcelEvent) =>
  JSON.stringify([occurredAt, word, eta, signedBy, photoUrl]);
