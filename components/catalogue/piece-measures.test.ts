import { expect, test } from 'vitest';
import { sizeText, weightText } from './piece-measures.ts';

test.each([
  [{ heightMm: 254, widthMm: 120, depthMm: 120 }, '25.4 × 12 cm'],
  [{ heightMm: 90, widthMm: 240, depthMm: 180 }, '9 × 24 × 18 cm'],
  [{ heightMm: 90, widthMm: null, depthMm: null }, '9 cm'],
  [{ heightMm: null, widthMm: null, depthMm: null }, null],
])('%o measures %s', (measures, text) => expect(sizeText(measures)).toBe(text));

test('from a kilogram on, weight is in kilograms', () => {
  expect(weightText(890)).toBe('890 g');
  expect(weightText(2150)).toBe('2.15 kg');
  expect(weightText(null)).toBeNull();
});
