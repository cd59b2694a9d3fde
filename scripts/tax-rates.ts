/**
 * Writes `prisma/seed/tax-rates.json` anew from the package `sales-tax` (MIT), and prints what is different from before:
 *   node --import tsx scripts/tax-rates.ts
 * Standard rates of the European Union's members, with the days from which they apply: reduced rates, and other
 * countries, are the merchant's own rows.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { readStandardRates, taxRatesFile } from '../server/tariff/standard-rates.ts';

const rateSchema = z.object({ rate: z.number() });
const countrySchema = rateSchema.extend({ before: z.record(z.iso.datetime(), rateSchema).default({}) });
const load = createRequire(import.meta.url);
const from = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> =>
  schema.parse(JSON.parse(await readFile(load.resolve(path), 'utf8')));

const rates = await from('sales-tax/res/sales_tax_rates.json', z.record(z.string(), z.unknown()));
const { EU: members } = await from('sales-tax/res/region_countries.json', z.object({ EU: z.array(z.string()) }));
const { version } = await from('sales-tax/package.json', z.object({ version: z.string() }));

const basisPoints = ({ rate }: { rate: number }): number => Math.round(rate * 10_000);
/** The package says until which moment a rate applied: midnight there, whatever the zone in Europe. */
const dayAfter = (until: string): string => new Date(Date.parse(until) + 12 * 3_600_000).toISOString().slice(0, 10);

const steps = members.toSorted().flatMap((country) => {
  const { before, ...now } = countrySchema.parse(rates[country]);
  const ends = Object.keys(before).sort();
  const each = [...ends.map((end) => before[end] ?? now), now];
  return each.map((rate, at) => ({
    country,
    basisPoints: basisPoints(rate),
    validFrom: at === 0 ? '2000-01-01' : dayAfter(ends[at - 1] ?? ''),
  }));
});

const keyOf = ({ country, basisPoints, validFrom }: (typeof steps)[number]) =>
  `${country} ${basisPoints / 100} % from ${validFrom}`;
const old = await readStandardRates().catch(() => ({ rates: [] }));
const [had, has] = [new Set(old.rates.map(keyOf)), new Set(steps.map(keyOf))];
for (const key of had) if (!has.has(key)) process.stdout.write(`- ${key}\n`);
for (const key of has) if (!had.has(key)) process.stdout.write(`+ ${key}\n`);
const file = { source: `sales-tax ${version} (MIT)`, readOn: new Date().toISOString().slice(0, 10), rates: steps };
await writeFile(taxRatesFile, `${JSON.stringify(file, null, 2)}\n`);
