import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { shelfQueryOf } from '#contract/search/shelf.ts';
import { oneSpelling } from './one-spelling.ts';

const spelled = (query: string) => String(oneSpelling(new URLSearchParams(query)));

test.each([
  ['from=zz1', ''],
  ['from=-4&to=cheap', ''],
  ['from=40.00&to=79,5', 'from=40&to=79.50'],
  ['shown=36', ''],
  ['shown=37', 'shown=72'],
  ['shown=480', 'shown=108'],
  ['shown=481', ''],
  ['after=zz', ''],
  ['after=WyJmZWF0dXJlZCIsMSwyXQ&x=1', 'after=WyJmZWF0dXJlZCIsMSwyXQ'],
  // A place in another order is none here.
  ['after=WyJmZWF0dXJlZCIsMSwyXQ&sort=price', 'sort=price'],
  ['sort=sideways&availability=gone&size=huge', ''],
  ['maker=B&form=Jar&maker=A&maker=B', 'form=Jar&maker=A&maker=B'],
  ['q=%20%20', ''],
])('?%s is the list ?%s', (asked, one) => expect(spelled(asked)).toBe(one));

it('shows the same list, and stays as it is', () => {
  const value = fc.constantFrom('', 'A', 'Jar', '40', '40.0', '1,240', 'x', 'price', 'in_stock', 'small', '72', '500');
  const name = fc.constantFrom(
    'q',
    'availability',
    'form',
    'maker',
    'size',
    'from',
    'to',
    'sort',
    'shown',
    'after',
    'y',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), (pairs) => {
      const asked = new URLSearchParams(pairs);
      const once = oneSpelling(asked);
      expect(String(oneSpelling(once))).toBe(String(once));
      const sorted = ({ after: _, ...query }: ReturnType<typeof shelfQueryOf>) =>
        Object.fromEntries(
          Object.entries(query).map(([key, one]) => [key, Array.isArray(one) ? [...one].sort() : one]),
        );
      expect(sorted(shelfQueryOf(once))).toEqual(sorted(shelfQueryOf(asked)));
    }),
  );
});
