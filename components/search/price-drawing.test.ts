import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawingHeight, drawPrices } from './price-drawing.ts';

const strokes = (path: string) => path.split('M').length - 1;
const columns = 12;
/** As the server sends them: in order, with their count in each column. */
function pricesOf(amounts: number[]) {
  const dots = amounts.toSorted((one, other) => one - other);
  const [from, to] = [dots[0] ?? 0, (dots.at(-1) ?? 0) + 1];
  const columnOf = (amount: number) => Math.floor(((amount - from) / (to - from)) * columns);
  const bars = Array.from({ length: columns }, (_, at) => dots.filter((amount) => columnOf(amount) === at).length);
  return { from, to, bars, dots };
}

test('few pieces have a dot each, dark where their own price is in the range, and none leaves the drawing', () => {
  const few = fc.array(fc.integer({ min: 100, max: 90_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(few, fc.nat(90_000), fc.nat(90_000), (amounts, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const drawing = drawPrices(pricesOf(amounts), low, high);
      const inside = amounts.filter((amount) => amount >= low && amount <= high).length;
      expect(drawing.kind).toBe('dots');
      expect(strokes(drawing.within)).toBe(inside);
      expect(strokes(drawing.outside)).toBe(amounts.length - inside);
      const heights = [...(drawing.within + drawing.outside).matchAll(/ ([\d.-]+)h0/g)].map(([, y]) => Number(y));
      for (const y of heights) {
        expect(y - drawing.stroke / 2).toBeGreaterThanOrEqual(0);
        expect(y + drawing.stroke / 2).toBeLessThanOrEqual(drawingHeight);
      }
    }),
  );
});

test('many pieces are bars, one for each column that has some', () => {
  const many = { from: 0, to: 300, bars: [150, 0, 60], dots: null };
  expect(drawPrices(many, 0, 300)).toMatchObject({ kind: 'bars', outside: '' });
  expect(strokes(drawPrices(many, 0, 300).within)).toBe(2);
  expect(strokes(drawPrices(many, 0, 90).outside)).toBe(1);
});
