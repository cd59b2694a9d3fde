import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hits } from './hits.ts';
import { ShelfIndex } from './shelf-index.ts';
import { facetNames, type ShelfQuery, shelfSorts } from './shelf-query.ts';
import { availabilities, type ShelfRow, sizeOf, sizes } from './shelf-row.ts';

const makers = ['Otterwick Kiln', 'Saltfold Studio', 'Blue Mallow'];
const forms = ['', 'Vase', 'Bowl'];
const materials = ['Stoneware', 'Celadon', 'Shino'];
const collections = ['tea', 'table'];
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const pieceBits = [1, 3, 4, 0];
const lotBits = [8, 16];

const row = (number: number): fc.Arbitrary<ShelfRow> =>
  fc.record({
    number: fc.constant(number),
    id: fc.constant(`row${number}`),
    listed: fc.boolean(),
    maker: fc.constantFrom(...makers),
    form: fc.constantFrom(...forms),
    materials: some(materials),
    collections: number < 0 ? fc.constant([]) : some(collections),
    amount: fc.integer({ min: 1, max: 9 }),
    heightMm: fc.constantFrom(null, 50, 150, 250, 400),
    createdAt: fc.integer({ min: 0, max: 5 }),
    position: number < 0 ? fc.constant(0) : fc.nat(3),
    availability: fc.constantFrom(...(number < 0 ? lotBits : pieceBits)),
    available: fc.nat(4),
    endsAt: number < 0 ? fc.nat(5) : fc.constant(null),
  });
const rows = fc
  .tuple(fc.nat(40), fc.nat(6))
  .chain(([pieces, lots]) =>
    fc.tuple(...Array.from({ length: pieces + lots }, (_, at) => row(at < pieces ? at + 1 : pieces - at - 1))),
  );
const query: fc.Arbitrary<ShelfQuery> = fc.record({
  within: fc.constantFrom(null, 'tea', 'nowhere'),
  lots: fc.boolean(),
  collection: some(collections),
  maker: some([...makers, 'Nobody']),
  form: some(['Vase', 'bowl']),
  material: some(['stoneware', 'Celadon']),
  availability: some(['in_stock', 'scarce', 'in_bags', 'sold_out', 'auction'] as const),
  size: some(sizes),
  minPrice: fc.constantFrom(null, 2, 5),
  maxPrice: fc.constantFrom(null, 4, 8),
  sort: fc.constantFrom(...shelfSorts),
  limit: fc.integer({ min: 1, max: 60 }),
  after: fc.constant(null),
});

const has = (values: readonly string[], wanted: readonly string[]) =>
  wanted.length === 0 || values.some((value) => wanted.some((other) => other.toLowerCase() === value.toLowerCase()));
const valuesOf = (of: ShelfRow): Record<(typeof facetNames)[number], string[]> => ({
  availability: Object.entries(availabilities).flatMap(([name, bit]) => (of.availability & bit ? [name] : [])),
  form: [of.form].filter(Boolean),
  material: [...of.materials],
  maker: [of.maker],
  size: [sizes[sizeOf(of.heightMm)] ?? ''].filter(Boolean),
  collection: [...of.collections],
});
/** Said again without any index. */
function fits(of: ShelfRow, wanted: ShelfQuery, but?: string): boolean {
  if (!of.listed || (of.number < 0 && !wanted.lots)) return false;
  if (wanted.within !== null && !of.collections.includes(wanted.within)) return false;
  const priced = of.amount >= (wanted.minPrice ?? 0) && of.amount <= (wanted.maxPrice ?? 99);
  if (but !== 'price' && !priced) return false;
  return facetNames.every((name) => name === but || has(valuesOf(of)[name], wanted[name]));
}

const indexOf = (all: readonly ShelfRow[]) => {
  const index = new ShelfIndex();
  index.put(all);
  return index;
};
const hitsOf = (all: readonly ShelfRow[]): fc.Arbitrary<Hits | null> =>
  fc
    .option(fc.dictionary(fc.constantFrom(...all.map(({ number }) => String(number)), '999'), fc.nat(3)))
    .map((found) => {
      const ranks = new Map(Object.entries(found ?? {}).map(([number, rank]) => [Number(number), rank]));
      return found && new Hits(ranks.keys(), ranks);
    });

describe('the index of what is for sale', () => {
  it('counts every facet but for its own choice, as looking at each row does', () => {
    const cases = rows.chain((all) => fc.tuple(fc.constant(all), query, hitsOf(all)));
    fc.assert(
      fc.property(cases, ([all, wanted, hits]) => {
        const here = all.filter(({ number }) => hits === null || hits.numbers.includes(number));
        const found = indexOf(all).find(wanted, hits);
        const fitting = here.filter((one) => fits(one, wanted));
        expect(found.pieces + found.lots).toBe(fitting.length);
        expect(found.lots).toBe(fitting.filter(({ number }) => number < 0).length);
        for (const name of facetNames) {
          const expected = here.filter((one) => fits(one, wanted, name));
          for (const { value, count } of found.facets[name]) {
            expect([name, value, count]).toEqual([
              name,
              value,
              expected.filter((one) => valuesOf(one)[name].includes(value)).length,
            ]);
          }
          const named = new Set(found.facets[name].map(({ value }) => value));
          for (const value of expected.flatMap((one) => valuesOf(one)[name])) expect(named).toContain(value);
        }
        const amounts = here.filter((one) => fits(one, wanted, 'price')).map(({ amount }) => amount);
        expect([...found.amounts]).toEqual(amounts.sort((one, other) => one - other));
      }),
    );
  });

  it('gives the same list page by page as at once, each row once', () => {
    const cases = rows.chain((all) => fc.tuple(fc.constant(all), query, hitsOf(all), fc.integer({ min: 1, max: 7 })));
    fc.assert(
      fc.property(cases, ([all, wanted, hits, limit]) => {
        const index = indexOf(all);
        const whole = index.find({ ...wanted, limit: 100 }, hits).found;
        const paged: typeof whole = [];
        for (let after: ShelfQuery['after'] = null; ; ) {
          const page = index.find({ ...wanted, limit, after }, hits);
          expect(page.before).toBe(paged.length);
          paged.push(...page.found);
          after = page.found.at(-1)?.place ?? null;
          if (page.found.length < limit) break;
        }
        expect(paged).toEqual(whole);
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
      }),
    );
  });

  it('is the same whether it was filled at once or row by row, with other states before', () => {
    const cases = rows.chain((before) =>
      fc.tuple(fc.constant(before), fc.tuple(...before.map(({ number }) => row(number))), query),
    );
    fc.assert(
      fc.property(cases, ([before, after, wanted]) => {
        const patched = indexOf(before);
        patched.find(wanted);
        for (const one of after) patched.put([one]);
        const [one, other] = [patched.find(wanted), indexOf(after).find(wanted)];
        expect(one.found.map(({ id }) => id)).toEqual(other.found.map(({ id }) => id));
        for (const name of facetNames) {
          const counted = ({ count }: { count: number }) => count > 0;
          const byName = (a: { value: string }, b: { value: string }) => (a.value < b.value ? -1 : 1);
          expect(one.facets[name].filter(counted).sort(byName)).toEqual(
            other.facets[name].filter(counted).sort(byName),
          );
        }
      }),
    );
  });

  it('stands each lot behind six more pieces, the one that ends next first', () => {
    const piece = (number: number): ShelfRow => ({
      number,
      id: `p${number}`,
      listed: true,
      maker: 'A',
      form: '',
      materials: [],
      collections: [],
      amount: 1,
      heightMm: null,
      createdAt: 0,
      position: 0,
      availability: 1,
      available: 1,
      endsAt: null,
    });
    const lot = (number: number, endsAt: number): ShelfRow => ({
      ...piece(number),
      id: `l${-number}`,
      availability: 8,
      endsAt,
    });
    const index = indexOf([
      ...Array.from({ length: 14 }, (_, at) => piece(at + 1)),
      lot(-1, 30),
      lot(-2, 10),
      lot(-3, 20),
    ]);
    const all: ShelfQuery = {
      within: null,
      lots: true,
      collection: [],
      maker: [],
      form: [],
      material: [],
      availability: [],
      size: [],
      minPrice: null,
      maxPrice: null,
      sort: 'featured',
      limit: 20,
      after: null,
    };
    const order = () =>
      index
        .find(all)
        .found.map(({ id }) => id)
        .filter((id) => id.startsWith('l'));
    expect(
      index
        .find(all)
        .found.map(({ id }) => id)
        .indexOf('l2'),
    ).toBe(6);
    expect(order()).toEqual(['l2', 'l3', 'l1']);
    // What is new is a piece: a lot comes by its own clock.
    expect(index.find(all).newest.every((number) => number > 0)).toBe(true);
    index.put([lot(-1, 5)]);
    expect(order()).toEqual(['l1', 'l2', 'l3']);
    index.remove([-1]);
    expect(order()).toEqual(['l2', 'l3']);
  });
});
