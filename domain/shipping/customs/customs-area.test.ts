import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CustomsPlace, crossesCustoms, needsCustomsForm } from './customs-area.ts';

const place = (country: string, postalCode = '1000'): CustomsPlace => ({ country, postalCode });

describe('a customs form', () => {
  it.each([
    [place('ES', '08001'), place('DE', '10115'), false],
    [place('ES', '08001'), place('ES', '28001'), false],
    [place('ES', '08001'), place('ES', '35001'), true],
    [place('FR', '75001'), place('FR', '97400'), true],
    [place('IT', '00100'), place('IT', '23041'), true],
    [place('DE', '10115'), place('DE', '27498'), true],
    [place('AT', '1010'), place('MC', '98000'), false],
    [place('AT', '1010'), place('CH', '8001'), true],
    [place('AT', '1010'), place('NO', '0150'), true],
    [place('AT', '1010'), place('US', '10001'), true],
    [place('AT', '1010'), place('GB', 'SW1A 1AA'), true],
    [place('AT', '1010'), place('GB', 'BT1 1AA'), false],
    [place('US', '10001'), place('US', '94103'), false],
  ])('from %o to %o: %s', (from, to, needed) => {
    expect(needsCustomsForm(from, to)).toBe(needed);
  });

  it('is needed both ways or neither, and never within one place', () => {
    const somewhere = fc.record({
      country: fc.constantFrom('ES', 'DE', 'FR', 'GB', 'US', 'CH', 'MC', 'NO'),
      postalCode: fc.constantFrom('', '08001', '35001', '97400', 'BT1 1AA'),
    });
    fc.assert(
      fc.property(somewhere, somewhere, (from, to) => {
        expect(needsCustomsForm(from, to)).toBe(needsCustomsForm(to, from));
        expect(needsCustomsForm(from, from)).toBe(false);
      }),
    );
  });
});

it('says nothing of customs while the shop’s country isn’t known', () => {
  expect(crossesCustoms('', place('US'))).toBe(false);
  expect(crossesCustoms('PT', place('US'))).toBe(true);
  expect(crossesCustoms('PT', place('ES', '35001'))).toBe(true);
  expect(crossesCustoms('PT', place('FR', '69001'))).toBe(false);
});
