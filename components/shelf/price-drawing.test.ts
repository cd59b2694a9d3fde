import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawingHeight, drawPrices } from './price-drawing.ts';

const strokes = (path: string) => path.split('M').length - 1;
const columns = fc.array(fc.nat(20), { minLength: 1, maxLength: 24 });

test('few pieces have a dot each, in the range or outside it, and none leaves the drawing', () => {
  fc.assert(
    fc.property(columns, fc.nat(24), (counts, bound) => {
      fc.pre(counts.reduce((sum, count) => sum + count, 0) <= 200);
      const drawing = drawPrices(counts, (column) => column < bound);
      const sum = (some: number[]) => some.reduce((total, count) => total + count, 0);
      expect(drawing.kind).toBe('dots');
      expect(strokes(drawing.within)).toBe(sum(counts.slice(0, bound)));
      expect(strokes(drawing.outside)).toBe(sum(counts.slice(bound)));
      const heights = [...(drawing.within + drawing.outside).matchAll(/ ([\d.-]+)h0/g)].map(([, y]) => Number(y));
      for (const y of heights) {
        expect(y - drawing.stroke / 2).toBeGreaterThanOrEqual(0);
        expect(y + drawing.stroke / 2).toBeLessThanOrEqual(drawingHeight);
      }
    }),
  );
});

test('many pieces are bars, one for each column that has some', () => {
  expect(drawPrices([150, 0, 60], () => true)).toMatchObject({ kind: 'bars', outside: '' });
  expect(strokes(drawPrices([150, 0, 60], () => true).within)).toBe(2);
  // A single price that very many have.
  expect(drawPrices([30, 1], () => true).kind).toBe('bars');
});
