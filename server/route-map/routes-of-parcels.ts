import type { OrderView } from '#contract/order.ts';
import type { MapRoute, ParcelOnMap } from '#contract/route-map.ts';
import type { ShipmentView, TrackingStatus } from '#contract/shipment.ts';

const held: readonly TrackingStatus[] = ['exception', 'lost', 'expired', 'cancelled', 'attempt_failed'];

const stateOf = (status: TrackingStatus): ParcelOnMap =>
  status === 'delivered' || status === 'returned' ? 'arrived' : held.includes(status) ? 'held' : 'moving';

/** Two scans nearer than this, in degrees, are one stop on a map. */
const near = 0.15;

/** Where a parcel really was, oldest first. */
function routeOf({ events, status }: ShipmentView): MapRoute {
  const stops: MapRoute['stops'] = [];
  for (const { position, city } of events.toReversed()) {
    if (!position) continue;
    const last = stops.at(-1);
    const same = last && Math.abs(last.lat - position.lat) < near && Math.abs(last.lng - position.lng) < near;
    if (same) last.label ??= city;
    else stops.push({ ...position, label: city });
  }
  return { stops, state: stateOf(status) };
}

/** The routes of an order's parcels, of those that have positions. */
export const routesOfParcels = ({ shipments }: Pick<OrderView, 'shipments'>): MapRoute[] =>
  shipments.map(routeOf).filter((route) => route.stops.length > 0);
