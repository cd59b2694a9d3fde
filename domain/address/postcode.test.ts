import { expect, it } from 'vitest';
import { postcodeProblem } from './postcode.ts';

it.each([
  ['FR', '690', 'French postcodes have five digits. Yours has three.'],
  ['FR', '69001', null],
  ['PT', '2900-000', null],
  ['DE', '1011A', 'German postcodes have five digits and nothing else.'],
  ['GB', 'SW1A 1AA', null],
])('%s %s: %s', (country, postcode, problem) => {
  expect(postcodeProblem(country, postcode)).toBe(problem);
});
