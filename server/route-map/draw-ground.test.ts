import { describe, expect, it } from 'vitest';
import { drawRoutes } from '#components/order/map/draw-routes.ts';
import { boxOf, samplesOf } from '#components/order/map/label-side.ts';
import { project } from '#components/order/map/project.ts';
import type { Destination, Place } from '#domain/shipping/tracking/parcel-route.ts';
import { drawGround } from './draw-ground.ts';
import { frameOf } from './map-frame.ts';

const places = {
  setubal: { lat: 38.52, lng: -8.89, label: 'Setúbal' },
  vitoria: { lat: 42.85, lng: -2.67, label: 'Vitoria' },
  toulouse: { lat: 43.6, lng: 1.44, label: 'Toulouse' },
  lyon: { lat: 45.76, lng: 4.84, label: 'Lyon' },
  tokyo: { lat: 35.68, lng: 139.69, label: 'Tokyo' },
  losAngeles: { lat: 34.05, lng: -118.24, label: 'Los Angeles' },
};
type Stop = Place & { label: string };
const sizes = [
  { wide: 9.5, high: 20 },
  { wide: 16.5, high: 34 },
];

function drawn(stops: Stop[], destination: Destination | null = null) {
  const ground = drawGround(destination?.kind === 'town' ? [...stops, destination] : stops);
  if (!ground) throw new Error('Nothing was drawn.');
  const route = { stops: stops.map((stop) => ({ ...stop, scanId: null })), destination, isAhead: true, isPlaced: true };
  return {
    ground,
    routes: sizes.flatMap((letters) => drawRoutes(ground, [route], letters).map((one) => ({ ...one, letters }))),
  };
}

describe('a map of a route', () => {
  it('is drawn where d3 would draw it, on any part of the world', () => {
    for (const some of [[places.setubal, places.lyon], [places.tokyo, places.losAngeles], [places.lyon]]) {
      const ground = drawGround(some);
      const { projection } = frameOf(
        some.map(({ lng, lat }) => [lng, lat]),
        { width: 840, height: 620 },
      );
      for (const place of Object.values(places)) {
        const [x = 0, y = 0] = projection([place.lng, place.lat]) ?? [];
        const point = ground && project(ground.projection, place);
        expect(point?.x).toBeCloseTo(x, 0);
        expect(point?.y).toBeCloseTo(y, 0);
      }
    }
  });

  it('frames it with a margin, and fills the frame', () => {
    for (const way of [
      [places.setubal, places.vitoria, places.lyon],
      [places.lyon, { ...places.lyon, lat: 46.3, label: 'Mâcon' }],
    ]) {
      const { ground, routes } = drawn(way);
      const points = routes[0]?.stops ?? [];
      for (const { x, y } of points) {
        expect(x).toBeGreaterThanOrEqual(ground.width * 0.12);
        expect(x).toBeLessThanOrEqual(ground.width * 0.88);
        expect(y).toBeGreaterThanOrEqual(ground.height * 0.12);
        expect(y).toBeLessThanOrEqual(ground.height * 0.88);
      }
    }
    const { ground, routes } = drawn([places.setubal, places.lyon]);
    const [from, to] = routes[0]?.stops ?? [];
    const filled = [
      Math.abs((to?.x ?? 0) - (from?.x ?? 0)) / ground.width,
      Math.abs((to?.y ?? 0) - (from?.y ?? 0)) / ground.height,
    ];
    expect(Math.max(...filled)).toBeGreaterThan(0.6);
  });

  it('shows a part of the world around a parcel that has been seen once', () => {
    const { ground, routes } = drawn([places.lyon]);
    expect(routes[0]?.parcel).toMatchObject({ x: ground.width / 2, y: ground.height / 2 });
    expect(ground.land.length).toBeGreaterThan(500);
  });

  it('shows the whole world for a long one, also across the Pacific, in one piece', () => {
    const { ground, routes } = drawn([places.tokyo, places.losAngeles]);
    const [from, to] = routes[0]?.stops ?? [];
    expect(Math.abs((from?.x ?? 0) - (to?.x ?? 0))).toBeLessThan(ground.width / 2);
    expect(from?.x).toBeLessThan(to?.x ?? 0);
  });

  it('has dots where there is land, and none at sea', () => {
    const { ground, routes } = drawn([places.setubal, places.lyon]);
    const lyon = routes[0]?.stops[1];
    const rows = [...ground.land.matchAll(/M([\d.-]+) ([\d.-]+)H([\d.-]+)/g)].map(([, from, y, to]) =>
      [from, y, to].map(Number),
    );
    const onLand = (x: number, y: number) =>
      rows.some(([from = 0, at = 0, to = 0]) => Math.abs(at - y) < 8 && from - 13 <= x && x <= to + 13);
    expect(onLand(lyon?.x ?? 0, lyon?.y ?? 0)).toBe(true);
    // The Atlantic, at the left edge.
    expect(onLand(-100, 300)).toBe(false);
    expect(ground.land.length).toBeLessThan(24_000);
  });

  it('writes no name across the way', () => {
    const gaudens = { lat: 43.11, lng: 0.72, label: 'Saint-Gaudens' };
    const ways = [
      [places.setubal, places.vitoria, gaudens],
      [places.vitoria, gaudens, places.lyon],
      [places.lyon, places.toulouse, places.vitoria, places.setubal],
    ];
    for (const stops of ways) {
      for (const { stops: points, letters } of drawn(stops).routes) {
        const line = points.flatMap((stop, index) => samplesOf(points[index - 1], stop));
        for (const { x, y, label, side } of points) {
          const box = boxOf({ x, y }, label ?? '', side, letters);
          const crossed = line.filter(
            (at) => at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom,
          );
          expect(label ? crossed : [], `${label}, ${letters.wide}`).toEqual([]);
        }
      }
    }
  });

  it('has a dotted way to the town, inside the frame and named', () => {
    const { ground, routes } = drawn([places.setubal, places.vitoria], { ...places.lyon, kind: 'town' });
    for (const { ahead, parcel, destination, stops } of routes) {
      expect(destination).toMatchObject({ kind: 'town', stop: { label: 'Lyon' } });
      expect(ahead).toMatch(
        new RegExp(`^M${parcel?.x},${parcel?.y}Q.* ${destination?.stop.x},${destination?.stop.y}$`),
      );
      expect(destination?.stop.x).toBeLessThanOrEqual(ground.width * 0.88 + 1);
      expect(stops.map(({ label }) => label)).not.toContain('Lyon');
    }
  });

  it('has a short one towards a town that no list knows', () => {
    const { routes } = drawn([places.setubal, places.vitoria], {
      lat: 46.6,
      lng: 2.5,
      label: 'Saint-Fictif',
      kind: 'country',
    });
    const { parcel, destination } = routes[0] ?? {};
    const far = Math.hypot(
      (destination?.stop.x ?? 0) - (parcel?.x ?? 0),
      (destination?.stop.y ?? 0) - (parcel?.y ?? 0),
    );
    expect(destination?.stop.label).toBe('Saint-Fictif');
    expect(far).toBeGreaterThan(20);
    expect(far).toBeLessThan(95);
  });

  it('is none without a place', () => {
    expect(drawGround([])).toBeNull();
  });
});
