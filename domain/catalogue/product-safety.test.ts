import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  manufacturerKeys,
  missingSafety,
  noSafety,
  type ProductSafety,
  responsibleKeys,
  safetyOf,
} from './product-safety.ts';

const maker: ProductSafety = {
  ...noSafety,
  manufacturer: 'Kiln One',
  manufacturerAddress: 'Rúa do Forno 3\n36001 Pontevedra',
  manufacturerContact: 'safety@kiln.example',
  manufacturerCountry: 'ES',
};
const given = fc.record(
  Object.fromEntries(Object.keys(noSafety).map((key) => [key, fc.constantFrom('', 'a', 'b')])) as Record<
    keyof ProductSafety,
    fc.Arbitrary<string>
  >,
  { requiredKeys: [] },
);

describe('who answers for a piece', () => {
  it('is its maker, unless the piece says another', () => {
    expect(safetyOf({}, maker)).toEqual(maker);
    expect(safetyOf({ manufacturer: 'Other' }, maker)).toMatchObject({
      manufacturer: 'Other',
      manufacturerAddress: '',
    });
    expect(safetyOf({ warnings: 'Not for food.' }, maker)).toEqual({ ...maker, warnings: 'Not for food.' });
  });

  it('is never put together of two', () => {
    fc.assert(
      fc.property(given, given, (piece, ofMaker) => {
        const safety = safetyOf(piece, ofMaker);
        for (const keys of [manufacturerKeys, responsibleKeys]) {
          const same = (from: Partial<ProductSafety>) => keys.every((key) => safety[key] === (from[key] ?? ''));
          expect(same(piece) || same(ofMaker)).toBe(true);
        }
      }),
    );
  });

  it('is complete with a manufacturer in the EU, and outside it with a responsible person there', () => {
    expect(missingSafety(maker)).toEqual([]);
    expect(missingSafety({ ...maker, manufacturerCountry: 'JP' })).toEqual(responsibleKeys);
    expect(missingSafety({ ...maker, manufacturerContact: '' })).toEqual(['manufacturerContact']);
    expect(missingSafety(noSafety)).toEqual(manufacturerKeys);
  });
});
