import { expect, it } from 'vitest';
import { placeOf } from './place-of.ts';

const place = (line1: string, line2?: string, postalCode = '1080', country = 'AT') =>
  placeOf({ line1, line2, postalCode, country });

it.each([
  ['Lange Gasse 8', undefined],
  ['LANGE  GASSE, 8', undefined],
  ['Länge Gässe 8.', ''],
  ['Lange', 'Gasse 8'],
])('is one place, however it is written: %s %s', (line1, line2) => {
  expect(place(line1, line2)).toBe(place('Lange Gasse 8'));
});

it('is another one next door, in another flat, town or country', () => {
  const others = [place('Lange Gasse 9'), place('Lange Gasse 8', 'Tür 4'), place('Lange Gasse 8', '', '1070')];
  expect(new Set([place('Lange Gasse 8'), ...others, place('Lange Gasse 8', '', '1080', 'DE')]).size).toBe(5);
});
