import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { readStandardRates } from '#server/tariff/standard-rates.ts';
import { testDatabase } from '#server/testing/database.ts';
import { seedTaxRates } from './seed-tax-rates.ts';

testDatabase();

it('a shop without rates gets those of the file, and one that has some keeps them', async () => {
  const { rates } = await readStandardRates();
  expect(new Set(rates.map(({ country }) => country)).size).toBe(27);
  await seedTaxRates();
  expect(await database().taxRate.count()).toBe(rates.length);
  await database().taxRate.deleteMany({ where: { country: { not: 'FI' } } });
  const kept = await database().taxRate.findMany({ orderBy: { validFrom: 'asc' }, select: { basisPoints: true } });
  await seedTaxRates();
  expect(await database().taxRate.findMany({ orderBy: { validFrom: 'asc' }, select: { basisPoints: true } })).toEqual(
    kept,
  );
});
