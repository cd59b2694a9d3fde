import type { MapProjection } from '#contract/route-map/route-map.ts';
import type { Place } from '#domain/shipping/tracking/parcel-route.ts';

const radians = Math.PI / 180;

const mercator = (lng: number, lat: number) => [lng, Math.log(Math.tan((Math.PI / 2 + lat) / 2))] as const;

/** Natural Earth, by T. Patterson and B. Šavrič. */
function wholeWorld(lng: number, lat: number) {
  const two = lat * lat;
  const four = two * two;
  return [
    lng * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four))),
    lat * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four))),
  ] as const;
}

/** Where a place lies on a drawing. */
export function project({ kind, turnedBy, scale, x, y }: MapProjection, { lat, lng }: Place): { x: number; y: number } {
  const turned = ((((lng + turnedBy + 180) % 360) + 360) % 360) - 180;
  const [east, north] = (kind === 'mercator' ? mercator : wholeWorld)(turned * radians, lat * radians);
  return { x: round(x + scale * east), y: round(y - scale * north) };
}

const round = (value: number) => Math.round(value * 10) / 10;
