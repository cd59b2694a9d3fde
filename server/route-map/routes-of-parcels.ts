import type { OrderView } from '#contract/order/order.ts';
import type { MapDestination, MapRoute, ParcelOnMap } from '#contract/order/route-map.ts';
import type { ShipmentView, TrackingStatus } from '#contract/order/shipment.ts';
import { countryMiddle } from './country-middle.ts';

const held: readonly TrackingStatus[] = ['exception', 'lost', 'expired', 'cancelled', 'attempt_failed'];

const stateOf = (status: TrackingStatus): ParcelOnMap =>
  status === 'delivered' || status === 'returned' ? 'arrived' : held.includes(status) ? 'held' : 'moving';

/** A parcel that no longer goes to its address. */
const elsewhere: readonly TrackingStatus[] = ['delivered', 'return_in_progress', 'returned', 'lost', 'cancelled'];

/** Two scans nearer than this, in degrees, are one stop on a map. */
const near = 0.15;

interface Place {
  lat: number;
  lng: number;
}

const areNear = (one: Place, other: Place): boolean =>
  Math.abs(one.lat - other.lat) < near && Math.abs(one.lng - other.lng) < near;

/** Where a parcel really was, oldest first. */
function routeOf({ events, status }: ShipmentView, destination: MapDestination | null): MapRoute {
  const stops: MapRoute['stops'] = [];
  for (const { position, city } of events.toReversed()) {
    if (!position) continue;
    const last = stops.at(-1);
    if (last && areNear(last, position)) last.label ??= city;
    else stops.push({ ...position, label: city });
  }
  const isAhead = destination && !elsewhere.includes(status) && !isThere(stops.at(-1), destination);
  return { stops, state: stateOf(status), destination: isAhead ? destination : null };
}

/** Of a country only the way into it can be drawn: inside, nobody knows where to. */
function isThere(last: Place | undefined, destination: MapDestination): boolean {
  if (!last) return true;
  if (destination.kind === 'town') return areNear(last, destination);
  return countryMiddle(destination.code)?.contains(last) ?? true;
}

/** The routes of an order's parcels, of those that have positions. @param destination of its address */
export const routesOfParcels = (
  { shipments }: Pick<OrderView, 'shipments'>,
  destination: MapDestination | null,
): MapRoute[] => shipments.map((parcel) => routeOf(parcel, destination)).filter((route) => route.stops.length > 0);
