import { describe, expect, it } from 'vitest';
import type { MapRoute } from '#contract/order/route-map.ts';
import { drawRouteMap } from './draw-route-map.ts';
import { boxOf, samplesOf } from './label-side.ts';

const places = {
  setubal: { lat: 38.52, lng: -8.89, label: 'Setúbal' },
  vitoria: { lat: 42.85, lng: -2.67, label: 'Vitoria' },
  toulouse: { lat: 43.6, lng: 1.44, label: 'Toulouse' },
  lyon: { lat: 45.76, lng: 4.84, label: 'Lyon' },
  tokyo: { lat: 35.68, lng: 139.69, label: 'Tokyo' },
  losAngeles: { lat: 34.05, lng: -118.24, label: 'Los Angeles' },
};
const route = (...stops: MapRoute['stops']): MapRoute => ({ stops, state: 'moving', destination: null });

function drawn(...routes: MapRoute[]) {
  const map = drawRouteMap(routes);
  if (!map) throw new Error('Nothing was drawn.');
  return map;
}

describe('a map of a route', () => {
  it('frames it with a margin of twelve per cent, wide and narrow', () => {
    const map = drawn(route(places.setubal, places.vitoria, places.toulouse, places.lyon));
    for (const { width, height, routes } of [map.wide, map.narrow]) {
      for (const { x, y } of routes.flatMap(({ stops }) => stops)) {
        expect(x).toBeGreaterThanOrEqual(width * 0.12 - 1);
        expect(x).toBeLessThanOrEqual(width * 0.88 + 1);
        expect(y).toBeGreaterThanOrEqual(height * 0.12 - 1);
        expect(y).toBeLessThanOrEqual(height * 0.88 + 1);
      }
    }
  });

  it('shows a part of the world around a parcel that has been seen once', () => {
    const { wide } = drawn(route(places.lyon));
    expect(wide.routes[0]?.parcel).toMatchObject({ x: wide.width / 2, y: wide.height / 2 });
    expect(wide.land.length).toBeGreaterThan(500);
  });

  it('shows the whole world for a long one, also across the Pacific, in one piece', () => {
    const { wide } = drawn(route(places.tokyo, places.losAngeles));
    const [stops] = wide.routes.map((one) => one.stops);
    expect(Math.abs((stops?.[0]?.x ?? 0) - (stops?.[1]?.x ?? 0))).toBeLessThan(wide.width / 2);
    expect(stops?.[0]?.x).toBeLessThan(stops?.[1]?.x ?? 0);
  });

  it('has dots where there is land, and none at sea', () => {
    const { wide } = drawn(route(places.setubal, places.lyon));
    const lyon = wide.routes[0]?.stops[1];
    const rows = [...wide.land.matchAll(/M([\d.-]+) ([\d.]+)H([\d.-]+)/g)].map(([, from, y, to]) =>
      [from, y, to].map(Number),
    );
    const onLand = (x: number, y: number) =>
      rows.some(([from = 0, at = 0, to = 0]) => Math.abs(at - y) < 6 && from - 11 <= x && x <= to + 11);
    expect(onLand(lyon?.x ?? 0, lyon?.y ?? 0)).toBe(true);
    // The Atlantic, at the left edge.
    expect(onLand(8, 200)).toBe(false);
    expect(wide.land.length).toBeLessThan(20_000);
  });

  it('writes no name across the way', () => {
    const gaudens = { lat: 43.11, lng: 0.72, label: 'Saint-Gaudens' };
    const ways = [
      [places.setubal, places.vitoria, gaudens],
      [places.vitoria, gaudens, places.lyon],
      [places.lyon, places.toulouse, places.vitoria, places.setubal],
    ];
    for (const stops of ways) {
      const map = drawn(route(...stops));
      for (const drawing of [map.wide, map.narrow]) {
        const [way] = drawing.routes;
        const line = (way?.stops ?? []).flatMap((stop, index, all) => samplesOf(all[index - 1], stop));
        for (const { x, y, label, side } of way?.stops ?? []) {
          const box = boxOf({ x, y }, label ?? '', side, drawing);
          const crossed = line.filter(
            (at) => at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom,
          );
          expect(label ? crossed : [], `${label}, ${drawing.width}`).toEqual([]);
        }
      }
    }
  });

  it('has a dotted way to where a parcel goes, inside the frame and named', () => {
    const destination = { ...places.lyon, kind: 'town' as const };
    const map = drawn({ ...route(places.setubal, places.vitoria), destination });
    for (const { width, height, routes } of [map.wide, map.narrow]) {
      const { ahead, parcel } = routes[0] ?? {};
      expect(ahead).toMatchObject({ kind: 'town', destination: { label: 'Lyon' } });
      expect(ahead?.way).toMatch(
        new RegExp(`^M${parcel?.x},${parcel?.y}Q.* ${ahead?.destination.x},${ahead?.destination.y}$`),
      );
      expect(ahead?.destination.x).toBeLessThanOrEqual(width * 0.88 + 1);
      expect(ahead?.destination.y).toBeGreaterThanOrEqual(height * 0.12 - 1);
      expect(routes[0]?.stops.map(({ label }) => label)).not.toContain('Lyon');
    }
    expect(drawn(route(places.setubal)).wide.routes[0]?.ahead).toBeNull();
  });

  it('is none without a real position', () => {
    expect(drawRouteMap([])).toBeNull();
    expect(drawRouteMap([route()])).toBeNull();
  });
});
