import type { GeoProjection } from 'd3-geo';
import type { DrawnRoute, MapRoute, RouteMap, RouteMapDrawing } from '#contract/order/route-map.ts';
import { dottedLand } from './dotted-land.ts';
import { bowOf, labelSide, type Point, samplesOf } from './label-side.ts';
import { type Frame, frameOf } from './map-frame.ts';

const wide: Frame = { width: 1440, height: 520, closest: 2_200 };
const narrow: Frame = { width: 780, height: 600, closest: 1_700 };

/** Draws where parcels really were, and dotted where they still go. @returns null where there is no position to show */
export function drawRouteMap(routes: readonly MapRoute[]): RouteMap | null {
  if (!routes.some((route) => route.stops.length > 0)) return null;
  return { wide: draw(routes, wide), narrow: draw(routes, narrow) };
}

function draw(routes: readonly MapRoute[], frame: Frame): RouteMapDrawing {
  const places = routes.flatMap(({ stops, destination }) =>
    [...stops, ...(destination ? [destination] : [])].map(({ lng, lat }): [number, number] => [lng, lat]),
  );
  const projection = frameOf(places, frame);
  const taken: { x: number; y: number }[] = [];
  return {
    width: frame.width,
    height: frame.height,
    ...dottedLand(projection, frame),
    routes: routes.filter((route) => route.stops.length > 0).map((route) => drawRoute(route, projection, frame, taken)),
  };
}

function drawRoute(
  { stops, state, destination }: MapRoute,
  projection: GeoProjection,
  frame: Frame,
  taken: { x: number; y: number }[],
): DrawnRoute {
  const pointOf = ({ lng, lat, label }: MapRoute['stops'][number]) => {
    const [x = 0, y = 0] = projection([lng, lat]) ?? [];
    return { x: round(x), y: round(y), label };
  };
  const points = stops.map(pointOf);
  const end = destination && pointOf(destination);
  const all = end ? [...points, end] : points;
  const last = points.at(-1) ?? { x: 0, y: 0, label: null };
  const line = all.flatMap((point, index) => samplesOf(all[index - 1], point));
  // Where it is, where it goes and where it came from are named first; what is between, if there is room.
  const byWeight = [last, ...(end ? [end] : []), ...points.slice(0, 1), ...points.slice(1, -1)];
  const named = new Set(byWeight.filter((point) => claim(point, taken)));
  const stopOf = (point: (typeof all)[number]) => {
    const { side, free } = labelSide(point, { line, others: all, frame });
    const isEnd = point === last || point === end || point === points[0];
    return { x: point.x, y: point.y, label: named.has(point) && (free || isEnd) ? point.label : null, side };
  };
  return {
    travelled: points.map(({ x, y }, index) => wayTo(points[index - 1], { x, y })).join(''),
    ahead: end &&
      destination && {
        way: `M${last.x},${last.y}${wayTo(last, end)}`,
        destination: stopOf(end),
        kind: destination.kind,
      },
    stops: points.map(stopOf),
    parcel: { x: last.x, y: last.y, state },
  };
}

/** Takes the room for a label. @returns false where another is */
function claim({ x, y, label }: { x: number; y: number; label: string | null }, taken: { x: number; y: number }[]) {
  if (label === null || taken.some((other) => Math.abs(other.x - x) < 130 && Math.abs(other.y - y) < 30)) return false;
  taken.push({ x, y });
  return true;
}

/** The way from one stop to the next: bowed a little, so that there and back can be told apart. */
function wayTo(from: Point | undefined, to: Point): string {
  if (!from) return `M${to.x},${to.y}`;
  const middle = bowOf(from, to);
  return `Q${round(middle.x)},${round(middle.y)} ${to.x},${to.y}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
