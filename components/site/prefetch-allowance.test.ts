import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrefetchAllowance, prefetchedMs, savesData } from './prefetch-allowance.ts';

describe('fetching pages ahead', () => {
  it('fetches none again that is there, and again when it has grown old', () => {
    const allowance = new PrefetchAllowance();
    expect(allowance.allows('/products/jar', 0)).toBe(true);
    expect(allowance.allows('/products/jar', prefetchedMs - 1)).toBe(false);
    expect(allowance.allows('/products/jar', prefetchedMs)).toBe(true);
  });

  it('fetches at most twelve different pages within any minute', () => {
    const crossed = fc.array(fc.record({ page: fc.nat({ max: 40 }), after: fc.nat({ max: 8_000 }) }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(crossed, (links) => {
        const allowance = new PrefetchAllowance();
        const fetched: { page: number; at: number }[] = [];
        let now = 0;
        for (const { page, after } of links) {
          now += after;
          if (allowance.allows(`/products/${page}`, now)) fetched.push({ page, at: now });
          const lately = fetched.filter(({ at }) => now - at < 60_000).map((one) => one.page);
          expect(new Set(lately).size).toBeLessThanOrEqual(12);
        }
      }),
    );
  });

  it('leaves alone who saves data or is on a slow line', () => {
    expect(savesData({})).toBe(false);
    expect(savesData({ connection: { effectiveType: '4g' } })).toBe(false);
    expect(savesData({ connection: { saveData: true, effectiveType: '4g' } })).toBe(true);
    expect(savesData({ connection: { effectiveType: 'slow-2g' } })).toBe(true);
  });
});
