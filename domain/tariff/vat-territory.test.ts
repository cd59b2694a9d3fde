import { expect, it } from 'vitest';
import { isExport } from './vat-territory.ts';

it.each([
  ['ES', 'CH', '8001', true],
  ['ES', 'US', '10001', true],
  ['ES', 'GB', 'EC1A 1BB', true],
  ['ES', 'GB', 'bt1 5gs', false],
  ['ES', 'MC', '98000', false],
  ['ES', 'DE', '10115', false],
  ['DE', 'ES', '35001', true],
  ['DE', 'FI', '22100', true],
  ['FR', 'DE', '78 266', true],
  ['CH', 'DE', '10115', false],
  ['GB', 'US', '10001', false],
])('from %s to %s %s is an export: %s', (from, country, postalCode, expected) => {
  expect(isExport(from, { country, postalCode })).toBe(expected);
});
