import type { ReactNode } from 'react';
import type { MapBase } from '#contract/route-map/route-map.ts';
import { type Destination, type ParcelRoute, routeOf } from '#domain/shipping/tracking/parcel-route.ts';
import type { JourneyParcel, JourneyScan, JourneyWords } from '../journey/journey-list.ts';
import { leadParcel } from '../journey/lead-parcel.ts';
import { LastSeen } from './last-seen.tsx';
import { ParcelMap } from './parcel-map.tsx';

interface Props extends MapBase {
  parcels: readonly JourneyParcel[];
  words: JourneyWords;
}

export function JourneyMap({ ground, destination, parcels, words }: Props): ReactNode {
  const routes = routesOf(parcels, destination);
  const lead = leadParcel({ shipments: parcels });
  const index = lead ? parcels.indexOf(lead) : -1;
  const route = routes[index];
  const name = parcels.length > 1 ? `Parcel ${index + 1} of ${parcels.length}` : 'The parcel';
  return (
    <ParcelMap ground={ground} routes={routes} label={mapLabel({ parcels, routes, destination, words })}>
      {route && <LastSeen name={name} route={route} precise={words.precise} />}
    </ParcelMap>
  );
}

/** Before a parcel has been announced, a way of no stop that leads to where the order goes. */
export function routesOf(
  parcels: readonly JourneyParcel[],
  destination: Destination | null,
): ParcelRoute<JourneyScan>[] {
  if (parcels.length > 0) return parcels.map((parcel) => routeOf(parcel, destination));
  return [{ tone: 'waiting', events: [], stops: [], isPlaced: false, destination, isAhead: true }];
}

interface LabelOf {
  parcels: readonly JourneyParcel[];
  routes: readonly ParcelRoute<JourneyScan>[];
  destination: Destination | null;
  words: JourneyWords;
}

/** The map in a sentence. */
export function mapLabel({ parcels, routes, destination, words }: LabelOf): string {
  const ways = parcels.map(({ status }, index) => {
    const name = parcels.length > 1 ? `parcel ${index + 1}` : 'the parcel';
    const towns = (routes[index]?.stops ?? []).map(({ label }) => label).filter((label) => label !== null);
    const state = words.ofStatus[status].toLowerCase();
    return towns.length > 0 ? `${name} was seen in ${towns.join(', then ')}: ${state}` : `${name}: ${state}`;
  });
  const to = routes.some((route) => route.destination) && destination ? [`to ${destination.label}`] : [];
  return `Map: ${[...ways, ...to].join('; ')}.`;
}
