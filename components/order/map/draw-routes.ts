import type { DrawnRoute, DrawnStop, MapGround } from '#contract/route-map/route-map.ts';
import type { Destination, ParcelRoute } from '#domain/shipping/tracking/parcel-route.ts';
import { bowOf, type Frame, type Letters, labelSide, type Point, samplesOf } from './label-side.ts';
import { project } from './project.ts';

type Route = Pick<ParcelRoute, 'stops' | 'destination' | 'isAhead' | 'isPlaced'>;
type Named = Point & { label: string | null };

/** How far a way is drawn towards a town that no list knows. */
const stub = 90;

/** Draws parcels' ways on their ground. The same events make the same drawing, here and on the server. */
export function drawRoutes(ground: MapGround, routes: readonly Route[], letters: Letters): DrawnRoute[] {
  const taken: Point[] = [];
  return routes.map((route) => drawRoute(route, { ground, letters, taken }));
}

interface Paper {
  ground: MapGround;
  letters: Letters;
  taken: Point[];
}

function drawRoute({ stops, destination, isAhead, isPlaced }: Route, { ground, letters, taken }: Paper): DrawnRoute {
  const points: Named[] = stops.map((stop) => ({ ...project(ground.projection, stop), label: stop.label }));
  const last = points.at(-1);
  const end = destination && endOf(destination, last, ground);
  const all = end ? [...points, end] : points;
  const line = all.flatMap((point, index) => samplesOf(all[index - 1], point));
  const ends = [last, end, points[0]].filter((point) => point !== undefined && point !== null);
  // Where it is, where it goes and where it came from are named first; what is between, if there is room.
  const named = new Set([...ends, ...points.slice(1, -1)].filter((point) => claim(point, taken)));
  const frame: Frame = { width: ground.width, height: ground.height, letters };
  const stopOf = (point: Named): DrawnStop => {
    const { side, free } = labelSide(point, { line, others: all, frame });
    return {
      x: point.x,
      y: point.y,
      label: named.has(point) && (free || ends.includes(point)) ? point.label : null,
      side,
    };
  };
  return {
    travelled: points.map((point, index) => wayTo(points[index - 1], point)).join(''),
    ahead: last && end && isAhead ? `M${last.x},${last.y}${wayTo(last, end)}` : null,
    destination: destination && end && { stop: stopOf(end), kind: destination.kind },
    stops: points.map(stopOf),
    parcel: last && isPlaced ? { x: last.x, y: last.y } : null,
  };
}

/** The end of the way: the town, or a little way on towards the country where it must be. */
function endOf(destination: Destination, last: Point | undefined, { projection }: MapGround): Named {
  const point = { ...project(projection, destination), label: destination.label };
  if (destination.kind === 'town' || !last) return point;
  const [across, down] = [point.x - last.x, point.y - last.y];
  const share = stub / Math.max(stub, Math.hypot(across, down));
  return { ...point, x: round(last.x + across * share), y: round(last.y + down * share) };
}

/** Takes the room for a label. @returns false where another is */
function claim({ x, y, label }: Named, taken: Point[]): boolean {
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
