import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits } from './shipping-methods.ts';
import { areaConflict, weightConflict } from './zone-rules.ts';

const area = (countries: string, postcodes = '') => ({
  countries: countries.split(' ').filter(Boolean),
  postcodes: postcodes.split(' ').filter(Boolean),
});

describe('two zones', () => {
  it.each([
    ['of two countries', area('FR'), area('ES'), null],
    ['of one country', area('FR ES'), area('ES PT'), { country: 'ES', postcode: null }],
    ['of a country and a part of it', area('ES'), area('ES', '07'), null],
    ['of two parts of it', area('ES', '07'), area('ES', '35'), null],
    ['of one part of it', area('ES', '35 07'), area('ES', '07'), { country: 'ES', postcode: '07' }],
    ['of one part, written otherwise', area('GB', 'IM-1'), area('GB', 'im1'), { country: 'GB', postcode: 'IM1' }],
    ['of a part and a part of that', area('ES', '07'), area('ES', '0700'), null],
    ['both everywhere else', area(''), area(''), { country: null, postcode: null }],
    ['one everywhere else', area(''), area('ES'), null],
  ])('%s', (_what, one, other, expected) => {
    const found = areaConflict(one, [other]);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
    expect(areaConflict(other, [one]) === null).toBe(expected === null);
  });
});

describe('two rates of a zone', () => {
  const bands = fc.record({
    method: fc.constantFrom('standard', 'express'),
    currency: fc.constantFrom(null, 'EUR', 'USD'),
    weightFrom: fc.nat(5),
    weightTo: fc.option(fc.integer({ min: 6, max: 9 })),
  });

  it('conflict if, and only if, some parcel in some currency has both by one way', () => {
    fc.assert(
      fc.property(bands, bands, fc.nat(5), (one, other, shift) => {
        const later = {
          ...other,
          weightFrom: other.weightFrom + shift,
          weightTo: other.weightTo && other.weightTo + shift,
        };
        const both = ['EUR', 'USD'].some((currency) =>
          [...Array(20).keys()].some((grams) =>
            [one, later].every((rate) => fits(rate, grams) && (rate.currency ?? currency) === currency),
          ),
        );
        expect(weightConflict(one, [later]) !== null).toBe(both && one.method === later.method);
      }),
    );
  });
});
