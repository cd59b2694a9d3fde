import type { MapGround } from '#contract/order/route-map.ts';
import type { Place } from '#domain/tracking/parcel-route.ts';
import { dottedLand } from './dotted-land.ts';
import { frameOf } from './map-frame.ts';

const width = 840;
const height = 620;

/** The land around these places, framed so that they fill it. @returns null where there is none to show */
export function drawGround(places: readonly Place[]): MapGround | null {
  if (places.length === 0) return null;
  const { projection, kind } = frameOf(
    places.map(({ lng, lat }): [number, number] => [lng, lat]),
    { width, height },
  );
  const [x, y] = projection.translate();
  return {
    width,
    height,
    projection: { kind, turnedBy: projection.rotate()[0], scale: projection.scale(), x, y },
    ...dottedLand(projection, { width, height }),
  };
}
