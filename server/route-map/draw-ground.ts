import type { MapGround } from '#contract/route-map/route-map.ts';
import type { Place } from '#domain/shipping/tracking/parcel-route.ts';
import { dottedLand } from './dotted-land.ts';
import { frameOf } from './map-frame.ts';

const width = 840;
const height = 620;

/** Drawing takes a tenth of a second and the page of one parcel is opened many times: the last of them are kept. */
const kept = new Map<string, MapGround>();
const mostKept = 200;

/** The land around these places, framed so that they fill it. @returns null where there is none to show */
export function drawGround(places: readonly Place[]): MapGround | null {
  if (places.length === 0) return null;
  const key = [...new Set(places.map(({ lat, lng }) => `${lat},${lng}`))].sort().join(' ');
  const known = kept.get(key);
  const ground = known ?? draw(places);
  kept.delete(key);
  kept.set(key, ground);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size > mostKept) kept.delete(oldest);
  return ground;
}

function draw(places: readonly Place[]): MapGround {
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
