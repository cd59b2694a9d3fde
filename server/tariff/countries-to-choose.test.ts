import { expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { countriesSentTo, readCountriesToChoose } from './countries-to-choose.ts';

testDatabase();

const rates = [{ method: 'standard' }] as unknown as Parameters<typeof countriesSentTo>[0][number]['rates'];

it('offers what zones with rates name, and every other country where one is for everywhere else', () => {
  const zones = [
    { countries: ['FR', 'PT'], rates },
    { countries: ['GB'], rates: [] },
  ];
  expect(countriesSentTo(zones)).toEqual(['FR', 'PT']);
  const all = countriesSentTo([...zones, { countries: [], rates }]);
  expect(all).toEqual(expect.arrayContaining(['FR', 'US', 'JP']));
  expect(all).not.toContain('GB');
  expect(countriesSentTo([...zones, { countries: [], rates: [] }])).toEqual(['FR', 'PT']);
});

it('by name', async () => {
  const names = (await readCountriesToChoose()).map(([, name]) => name);
  expect(names).toContain('Germany');
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
});
