import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitted, inSight, nearest, pan, whole, zoomAt } from './zoom.ts';

const size = fc.record({ width: fc.integer({ min: 200, max: 3_000 }), height: fc.integer({ min: 200, max: 3_000 }) });
const point = fc.record({ x: fc.integer({ min: -1_500, max: 1_500 }), y: fc.integer({ min: -1_500, max: 1_500 }) });
const step = fc.oneof(
  fc.record({ factor: fc.double({ min: 0.2, max: 5, noNaN: true }), at: point }),
  fc.record({ by: point }),
);

it('shows part of the photograph and nothing beside it where it fills the screen, whatever is pressed', () => {
  fc.assert(
    fc.property(size, size, fc.array(step, { maxLength: 20 }), (screen, photograph, steps) => {
      const frame = fitted(screen, photograph);
      let zoom = whole;
      for (const one of steps) zoom = 'by' in one ? pan(zoom, one.by, frame) : zoomAt(zoom, one.factor, one.at, frame);
      expect(zoom.scale).toBeGreaterThanOrEqual(1);
      expect(zoom.scale).toBeLessThanOrEqual(nearest);
      const { left, top, width, height } = inSight(zoom, frame);
      expect(left).toBeGreaterThanOrEqual(-1e-6);
      expect(top).toBeGreaterThanOrEqual(-1e-6);
      expect(left + width).toBeLessThanOrEqual(1 + 1e-6);
      expect(top + height).toBeLessThanOrEqual(1 + 1e-6);
    }),
  );
});

it('comes nearer to the point itself, where there is photograph all around it', () => {
  const frame = fitted({ width: 800, height: 1_000 }, { width: 1_200, height: 1_500 });
  const at = { x: 100, y: -50 };
  const zoom = zoomAt(whole, 2, at, frame);
  expect(zoom).toEqual({ scale: 2, x: -100, y: 50 });
  expect(zoomAt(zoom, 0.5, at, frame)).toEqual(whole);
});

it('fits what is wide and what is tall', () => {
  expect(fitted({ width: 400, height: 800 }, { width: 1_200, height: 1_500 })).toMatchObject({
    fitWidth: 400,
    fitHeight: 500,
  });
  expect(fitted({ width: 1_400, height: 500 }, { width: 1_200, height: 1_500 })).toMatchObject({
    fitWidth: 400,
    fitHeight: 500,
  });
});
