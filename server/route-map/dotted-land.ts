import { type GeoProjection, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import atlas from 'world-atlas/land-50m.json' with { type: 'json' };
import type { Frame } from './map-frame.ts';

const topology = atlas as unknown as Topology;
const land = topology.objects.land && feature(topology, topology.objects.land);
const gap = 13;
const rowGap = 11.25;
/** Drawn beyond the edges, for a panel of another shape. */
const beyond = 260;
const firstRow = 5 - beyond;

/** Where each row's edges of land are, from left to right. */
type Crossings = number[][];

/** Land is drawn as dotted strokes: a few kilobytes, where a circle for each dot would be a hundred. */
export function dottedLand(projection: GeoProjection, { width, height }: Frame): { land: string; gap: number } {
  const rows = Array.from({ length: Math.floor((height + 2 * beyond) / rowGap) }, (_, row) => firstRow + row * rowGap);
  const crossings = crossingsOf(projection, { width, height }, rows);
  const pieces = rows.flatMap((y, row) => {
    const edges = (crossings[row] ?? []).sort((a, b) => a - b);
    const offset = row % 2 === 0 ? 5 : 5 + gap / 2;
    return edges.flatMap((from, index) => (index % 2 === 0 ? pieceOf(from, edges[index + 1] ?? from, y, offset) : []));
  });
  return { land: pieces.join(''), gap };
}

function pieceOf(from: number, to: number, y: number, offset: number): string[] {
  const first = offset + Math.ceil((from - offset) / gap) * gap;
  const last = offset + Math.floor((to - offset) / gap) * gap;
  // A hair longer than its last dot, or a single dot would have no length to be stroked.
  return first <= last ? [`M${short(first)} ${short(y)}H${short(last + 0.1)}`] : [];
}

function crossingsOf(projection: GeoProjection, { width, height }: Frame, rows: number[]): Crossings {
  const crossings: Crossings = rows.map(() => []);
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const edgeTo = (toX: number, toY: number) => {
    const [low, high] = y < toY ? [y, toY] : [toY, y];
    const first = Math.max(0, Math.ceil((low - firstRow) / rowGap));
    for (let row = first; row < rows.length; row++) {
      const at = rows[row] ?? 0;
      if (at >= high) break;
      if (at >= low) crossings[row]?.push(x + ((at - y) / (toY - y)) * (toX - x));
    }
    [x, y] = [toX, toY];
  };
  const path = {
    moveTo: (toX: number, toY: number) => {
      [startX, startY, x, y] = [toX, toY, toX, toY];
    },
    lineTo: edgeTo,
    closePath: () => edgeTo(startX, startY),
    beginPath: () => {},
    arc: () => {},
  };
  projection.clipExtent([
    [-beyond, -beyond],
    [width + beyond, height + beyond],
  ]);
  if (land) geoPath(projection, path)(land);
  return crossings;
}

const short = (value: number) => Number(value.toFixed(1));
