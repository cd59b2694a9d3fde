import { type GeoProjection, geoBounds, geoCentroid, geoMercator, geoNaturalEarth1 } from 'd3-geo';

export interface Frame {
  width: number;
  height: number;
  /** The largest scale: a parcel that has not moved yet is still shown in its part of the world. */
  closest: number;
}

const margin = 0.12;
/** A route wider than this, in degrees, gets the whole world. */
const longRoute = { lng: 70, lat: 45 };
const inhabited: [number, number][] = [
  [-179, 0],
  [179, 0],
  [0, 78],
  [0, -56],
];

/** A projection that frames these places with a margin; a long route gets the whole world. */
export function frameOf(places: [number, number][], frame: Frame): GeoProjection {
  const route = { type: 'MultiPoint' as const, coordinates: places };
  const [lng] = geoCentroid(route);
  const turned: [number, number] = [Number.isFinite(lng) ? -lng : 0, 0];
  const { width, height } = frame;
  if (isLong(route)) {
    // Centred on the route, so that one over the Pacific is not torn apart.
    const world = inhabited.map(([east, north]): [number, number] => [east - turned[0], north]);
    return geoNaturalEarth1()
      .rotate(turned)
      .fitExtent(
        [
          [0, 8],
          [width, height - 8],
        ],
        { type: 'MultiPoint', coordinates: world },
      );
  }
  const projection = geoMercator()
    .rotate(turned)
    .fitExtent(
      [
        [width * margin, height * margin],
        [width * (1 - margin), height * (1 - margin)],
      ],
      route,
    );
  return projection.scale() > frame.closest ? noCloserThan(projection, places, frame) : projection;
}

function isLong(route: { type: 'MultiPoint'; coordinates: [number, number][] }): boolean {
  const [[west, south], [east, north]] = geoBounds(route);
  const across = east >= west ? east - west : east + 360 - west;
  return across > longRoute.lng || north - south > longRoute.lat;
}

function noCloserThan(projection: GeoProjection, places: [number, number][], { width, height, closest }: Frame) {
  projection.scale(closest).translate([0, 0]);
  const points = places.map((place): [number, number] => projection(place) ?? [0, 0]);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const x = middle(points.map(([at]) => at));
  const y = middle(points.map(([, at]) => at));
  return projection.translate([width / 2 - x, height / 2 - y]);
}
