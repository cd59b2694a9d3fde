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

it('the likely ones first: the guess and those of the first zone; the others by name; each once', async () => {
  const choices = await readCountriesToChoose('DE');
  const divided = choices.findIndex(([code]) => code === '');
  expect(choices.slice(0, divided).map(([code]) => code)).toEqual(['DE', 'FR', 'PT', 'ES']);
  const names = choices.slice(divided + 1).map(([, name]) => name);
  expect(names).toContain('Austria');
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(new Set(choices.map(([code]) => code)).size).toBe(choices.length);
});

it('a guess that nothing is sent to isn’t offered', async () => {
  expect((await readCountriesToChoose('ZZ')).map(([code]) => code)).not.toContain('ZZ');
  expect((await readCountriesToChoose()).slice(0, 3).map(([code]) => code)).toEqual(['FR', 'PT', 'ES']);
});
