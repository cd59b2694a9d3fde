import { type GeoProjection, geoBounds, geoCentroid, geoMercator, geoNaturalEarth1 } from 'd3-geo';
import type { MapProjection } from '#contract/route-map/route-map.ts';

export interface Frame {
  width: number;
  height: number;
}
interface Framed {
  kind: MapProjection['kind'];
  projection: GeoProjection;
}

/** Room for the names of the outermost places. */
const margin = { x: 0.16, y: 0.14 };
/** The largest scale of a way, and of a single place, which is shown in its part of the world. */
const closest = { way: 9_000, place: 2_200 };
/** A route wider than this, in degrees, gets the whole world. */
const longRoute = { lng: 70, lat: 45 };
const inhabited: [number, number][] = [
  [-179, 0],
  [179, 0],
  [0, 78],
  [0, -56],
];

/** A projection that frames these places with a margin; a long route gets the whole world. */
export function frameOf(places: [number, number][], frame: Frame): Framed {
  const route = { type: 'MultiPoint' as const, coordinates: places };
  const [lng] = geoCentroid(route);
  const turned: [number, number] = [Number.isFinite(lng) ? -lng : 0, 0];
  const { width, height } = frame;
  const bounds = boundsOf(route);
  if (bounds.across > longRoute.lng || bounds.down > longRoute.lat) {
    // Centred on the route, so that one over the Pacific is not torn apart.
    const world = inhabited.map(([east, north]): [number, number] => [east - turned[0], north]);
    const inside = [
      [0, 8],
      [width, height - 8],
    ] as [[number, number], [number, number]];
    const projection = geoNaturalEarth1().rotate(turned).fitExtent(inside, { type: 'MultiPoint', coordinates: world });
    return { kind: 'whole-world', projection };
  }
  const projection = geoMercator()
    .rotate(turned)
    .fitExtent(
      [
        [width * margin.x, height * margin.y],
        [width * (1 - margin.x), height * (1 - margin.y)],
      ],
      route,
    );
  const most = bounds.across + bounds.down > 0 ? closest.way : closest.place;
  return {
    kind: 'mercator',
    projection: projection.scale() > most ? scaled(projection, places, frame, most) : projection,
  };
}

function boundsOf(route: { type: 'MultiPoint'; coordinates: [number, number][] }): { across: number; down: number } {
  const [[west, south], [east, north]] = geoBounds(route);
  return { across: east >= west ? east - west : east + 360 - west, down: north - south };
}

function scaled(projection: GeoProjection, places: [number, number][], { width, height }: Frame, scale: number) {
  projection.scale(scale).translate([0, 0]);
  const points = places.map((place): [number, number] => projection(place) ?? [0, 0]);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const x = middle(points.map(([at]) => at));
  const y = middle(points.map(([, at]) => at));
  return projection.translate([width / 2 - x, height / 2 - y]);
}
