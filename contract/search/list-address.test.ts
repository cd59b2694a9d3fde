import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isNarrowed, mayHoldPieces, watchedAddress, watchedQuery } from './list-address.ts';
import { type ShelfPageQuery, shelfQueryOf, shelfQuerySchema } from './shelf.ts';

const asked = (query: object): ShelfPageQuery => shelfQuerySchema.parse(query);

test.each([
  [{ form: ['Jar', 'Bowl'], sort: 'price', shown: 72 }, '/shop?form=Bowl&form=Jar'],
  [{ q: '  Salt   PIG ', availability: 'in_stock' }, '/shop?q=salt+pig'],
  [{ from: '40.00', to: '79,5' }, '/shop?from=40&to=79.50'],
  [{ from: '80', to: '9.50' }, '/shop?from=9.50&to=80'],
  [{ to: 'cheap', maker: ['Blue Mallow', 'blue mallow'] }, '/shop?maker=Blue+Mallow'],
])('%j is watched as %s', (query, address) => expect(watchedAddress(asked(query), null)).toBe(address));

test('pieces can come into what isn’t about lots, or about what is gone', () => {
  expect(mayHoldPieces(asked({ availability: ['in_stock', 'auction'] }))).toBe(true);
  for (const query of [{ availability: 'auction' }, { availability: 'sold_out' }, { availability: 'in_bags' }]) {
    expect(mayHoldPieces(asked(query))).toBe(false);
  }
});

const some = fc.array(fc.constantFrom('Jar', 'Bowl', 'jar', 'Tea bowl', 'É & co'), { maxLength: 4 });
const query = fc
  .record({
    q: fc.constantFrom('', 'moon jar', 'Moon  Jar', 'É'),
    form: some,
    material: some,
    maker: some,
    size: fc.subarray(['small', 'medium', 'large', 'tall']),
    from: fc.constantFrom('', '40', '40.00', 'x'),
    to: fc.constantFrom('', '1,240', '80.5'),
    sort: fc.constantFrom('', 'price', 'newest'),
  })
  .map(asked);

describe('the address of a watched list', () => {
  it('is of the list that it is read as, however often', () => {
    fc.assert(
      fc.property(query, (wanted) => {
        const address = watchedAddress(wanted, 'tableware');
        const again = shelfQueryOf(new URL(address, 'http://shop.test').searchParams);
        expect(again).toEqual(watchedQuery(wanted));
        expect(watchedAddress(again, 'tableware')).toBe(address);
        expect(isNarrowed(again) || wanted.from === 'x').toBe(isNarrowed(wanted) || wanted.from === 'x');
      }),
    );
  });

  it('is one, in whatever order it was chosen', () => {
    fc.assert(
      fc.property(query, (wanted) => {
        const turned = { ...wanted, form: wanted.form.toReversed(), maker: wanted.maker.toReversed() };
        expect(watchedAddress(turned, null).toLowerCase()).toBe(watchedAddress(wanted, null).toLowerCase());
      }),
    );
  });
});
