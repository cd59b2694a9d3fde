import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipsOf } from '#components/search/shelf-address.ts';
import { shelfQuerySchema } from '#contract/search/shelf.ts';
import { addressOf, parametersOf } from '#contract/search/shelf-address.ts';
import { readShelfKey, shelfKeyOf } from '#contract/search/shelf-key.ts';
import type { Detail, ShelfCell } from '#contract/search/shelf-page.ts';
import { facetsTopic } from './facets-view.ts';
import { queryOfKey } from './shelf-list.ts';
import { withDetails } from './shelf-page.ts';

const pieces = (count: number): ShelfCell[] =>
  Array.from(
    { length: count },
    (_, at) => ({ number: at + 1, card: { data: { id: `p${at}` } }, detail: null }) as unknown as ShelfCell,
  );
const detail: Detail = {
  image: { file: 'a.webp', alt: '', width: 1, height: 1, dominantHex: '#fff' },
  caption: 'A foot.',
};
const wideIn = (cells: ShelfCell[]) => cells.flatMap((cell, at) => ('card' in cell && cell.detail ? [at] : []));

describe('a wide photograph', () => {
  it('stands once in each whole block of eight, on alternating sides, and rows of three stay whole', () => {
    const all = new Map(pieces(40).map((_, at) => [`p${at}`, detail]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (count) => {
        const wide = wideIn(withDetails(pieces(count), all));
        expect(wide).toHaveLength(Math.floor(count / 8));
        for (const [block, at] of wide.entries()) {
          const column = (block * 9 + (at - block * 8)) % 3;
          expect(column).toBe(block % 2 === 0 ? 1 : 0);
        }
      }),
    );
  });

  it('is of a piece that has a detail, else nobody’s', () => {
    expect(
      wideIn(
        withDetails(
          pieces(8),
          new Map([
            ['p4', detail],
            ['p0', detail],
          ]),
        ),
      ),
    ).toEqual([4]);
    expect(wideIn(withDetails(pieces(8), new Map([['p0', detail]])))).toEqual([]);
  });
});

const names = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .map((text) => text.trim())
  .filter((text) => text !== '' && text.isWellFormed());
const query = fc
  .record(
    {
      q: names,
      form: fc.uniqueArray(names, { maxLength: 3 }),
      maker: fc.uniqueArray(names, { maxLength: 3 }),
      availability: fc.subarray(['in_stock', 'sold_out', 'auction']),
      size: fc.subarray(['small', 'tall']),
      from: fc.nat(900).map(String),
      sort: fc.constantFrom('', 'price', 'newest'),
    },
    { requiredKeys: [] },
  )
  .map((wanted) => shelfQuerySchema.parse(wanted));

describe('the address of a list', () => {
  it('leads back to the same list, also as the name of a topic', () => {
    fc.assert(
      fc.property(query, fc.constantFrom(null, 'for-tea'), (wanted, collection) => {
        const key = shelfKeyOf(collection, parametersOf(wanted));
        if (key.length <= 400) expect(key).toMatch(facetsTopic.ids ?? /nothing/);
        const read = queryOfKey(shelfKeyOf(collection, parametersOf(wanted)));
        expect(read?.collection).toBe(collection);
        expect(read && addressOf('/shop', read.query)).toBe(addressOf('/shop', wanted));
      }),
    );
  });

  it('is one, in whatever order its values were chosen', () => {
    fc.assert(
      fc.property(query, (wanted) => {
        const turned = { ...wanted, form: [...wanted.form].reverse(), maker: [...wanted.maker].reverse() };
        expect(addressOf('/shop', turned)).toBe(addressOf('/shop', wanted));
      }),
    );
  });

  it('loses exactly one choice with each chip', () => {
    fc.assert(
      fc.property(query, (wanted) => {
        const chips = chipsOf(wanted);
        for (const { without } of chips) expect(chipsOf(without)).toHaveLength(chips.length - 1);
      }),
    );
  });

  it('of nonsense is no list', () => {
    expect(readShelfKey('***')).toBeNull();
    expect(queryOfKey(shelfKeyOf(null, new URLSearchParams('form=&sort=sideways&shown=-3')))?.query).toEqual(
      shelfQuerySchema.parse({}),
    );
  });
});
