import type { MapBase } from '#contract/route-map/route-map.ts';
import type { Destination, Place } from '#domain/shipping/tracking/parcel-route.ts';
import { drawGround } from './draw-ground.ts';

/** The land around what was scanned and where it goes. @returns null if there is no place to show, or only a country */
export function drawMapBase(
  scans: readonly { position: Place | null }[],
  destination: Destination | null,
): MapBase | null {
  const places = scans.flatMap(({ position }) => position ?? []);
  const ground = drawGround(destination?.kind === 'town' ? [...places, destination] : places);
  return ground && { ground, destination };
}
