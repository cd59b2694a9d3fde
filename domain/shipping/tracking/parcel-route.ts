/** The way of one parcel, as its map, its list and its headline read it: all of it is told by the same events. */
import type { TrackingStatus } from './tracking-status.ts';

export interface Place {
  lat: number;
  lng: number;
}

/** The destination of a parcel, named by the town of its address. `country`: of the town's position only the country is known. */
export interface Destination extends Place {
  label: string;
  kind: 'town' | 'country';
}

/** Newest first, as `trackingOf` sorts them. */
export interface Scan {
  id: string;
  status: TrackingStatus;
  occurredAt: string;
  city: string | null;
  position: Place | null;
}

export interface RoutedParcel<S extends Scan = Scan> {
  status: TrackingStatus;
  deliveredAt: string | null;
  events: readonly S[];
}

/** `waiting` for its carrier; `back`: on its way to the sender, or there. */
export type ParcelTone = 'waiting' | 'moving' | 'held' | 'arrived' | 'back';

export interface RouteStop extends Place {
  label: string | null;
  /** The scan that it is known by; several at one place: the newest. Null: told by the address. */
  scanId: string | null;
}

export interface ParcelRoute<S extends Scan = Scan> {
  tone: ParcelTone;
  /** The events that count, newest first. The first is the one that every part of a page is about. */
  events: readonly S[];
  /** The places it was at, oldest first. */
  stops: RouteStop[];
  /** Tells whether it is at the last stop, as far as is known. False: it has moved on to a place that nobody named. */
  isPlaced: boolean;
  /** Its destination, unless the last stop is there, or it comes back. */
  destination: Destination | null;
  /** Tells whether the way there is still to come. */
  isAhead: boolean;
}

const tones: Record<TrackingStatus, ParcelTone> = {
  pending: 'waiting',
  label_created: 'waiting',
  picked_up: 'moving',
  in_transit: 'moving',
  unknown: 'moving',
  out_for_delivery: 'moving',
  available_for_pickup: 'moving',
  delivered: 'arrived',
  attempt_failed: 'held',
  exception: 'held',
  lost: 'held',
  expired: 'held',
  cancelled: 'held',
  return_in_progress: 'back',
  returned: 'back',
};

export const toneOf = (status: TrackingStatus): ParcelTone => tones[status];

/** The statuses that happen in the town of the address, near somebody's door. */
const lastMile: ReadonlySet<TrackingStatus> = new Set([
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'delivered',
]);
export const isNearTheDoor = (status: TrackingStatus): boolean => lastMile.has(status);

/** A carrier has given it up, so it doesn't go on. */
const stopped: ReadonlySet<TrackingStatus> = new Set(['lost', 'cancelled']);

/** Two scans nearer than this, in degrees, are one stop. */
const near = 0.15;
const areNear = (one: Place, other: Place): boolean =>
  Math.abs(one.lat - other.lat) < near && Math.abs(one.lng - other.lng) < near;

/** Leaves out what a depot says of a parcel that has been delivered. */
function eventsThatCount<S extends Scan>({ events, deliveredAt }: RoutedParcel<S>): readonly S[] {
  if (deliveredAt === null) return events;
  return events.filter(
    ({ status, occurredAt }) =>
      Date.parse(occurredAt) < Date.parse(deliveredAt) || status === 'delivered' || toneOf(status) === 'back',
  );
}

export function routeOf<S extends Scan>(parcel: RoutedParcel<S>, destination: Destination | null): ParcelRoute<S> {
  const events = eventsThatCount(parcel);
  const tone = toneOf(parcel.status);
  const town = destination?.kind === 'town' ? destination : null;
  const stops: RouteStop[] = [];
  let isPlaced = false;
  for (const { id, status, position, city } of events.toReversed()) {
    const inTown = isNearTheDoor(status);
    // Near the door a carrier that names no position means the town of the address.
    const place = position ? { ...position, label: city, scanId: id } : inTown && town ? stopIn(town) : null;
    if (place) addStop(stops, place);
    if (place || inTown || status === 'returned') isPlaced = place !== null;
  }
  const last = stops.at(-1);
  const isThere = Boolean(last && town && areNear(last, town));
  const endsHere = tone === 'arrived' && isPlaced;
  return {
    tone,
    events,
    stops,
    isPlaced,
    destination: tone === 'back' || endsHere || isThere ? null : destination,
    isAhead: !stopped.has(parcel.status),
  };
}

const stopIn = ({ lat, lng, label }: Destination): RouteStop => ({ lat, lng, label, scanId: null });

function addStop(stops: RouteStop[], place: RouteStop): void {
  const last = stops.at(-1);
  if (!last || !areNear(last, place)) stops.push(place);
  else Object.assign(last, { label: last.label ?? place.label, scanId: place.scanId ?? last.scanId });
}

/** A town's name and nothing else: what has a digit may be a street. */
export const townIn = (city: string | null): string | null =>
  city && /^[\p{L}\s.'’()-]{1,60}$/u.test(city) ? city : null;

/** Some eleven kilometres: a depot's town, not its street. */
const coarse = (degrees: number): number => Math.round(degrees * 10) / 10;

/** A scan as a stranger may see it: near the door without its place, elsewhere to the town. */
export function scanForStrangers({ id, status, occurredAt, city, position }: Scan): Scan {
  const hidden = isNearTheDoor(status);
  return {
    id,
    status,
    occurredAt,
    city: hidden ? null : townIn(city),
    position: hidden || !position ? null : { lat: coarse(position.lat), lng: coarse(position.lng) },
  };
}
