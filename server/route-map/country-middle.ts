import { geoArea, geoCentroid } from 'd3-geo';
import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import type { Place } from '#domain/shipping/tracking/parcel-route.ts';

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const names = new Intl.DisplayNames('en', { type: 'region' });

const known = new Map<string, Place | null>();

/** The middle of a country's largest piece of land. @param code of two letters @returns null for one that the map has under no such name */
export function countryMiddle(code: string): Place | null {
  const before = known.get(code);
  if (before !== undefined) return before;
  const middle = middleOf(code);
  known.set(code, middle);
  return middle;
}

function middleOf(code: string): Place | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const name = names.of(code) ?? code;
  const country = topology.objects.countries.geometries.find(
    ({ properties }) => properties && 'name' in properties && properties.name === name,
  );
  if (!country) return null;
  const { geometry } = feature(topology, country) as { geometry: Polygon | MultiPolygon };
  const [lng, lat] = geoCentroid(mainland(geometry));
  return { lat, lng };
}

function mainland(geometry: Polygon | MultiPolygon): Polygon {
  if (geometry.type === 'Polygon') return geometry;
  const pieces = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return pieces.reduce((largest, piece) => (geoArea(piece) > geoArea(largest) ? piece : largest));
}
