import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { standardTaxClass } from '#domain/money/price-order/rate-of.ts';
import { database } from '#server/database/database.ts';

export const taxRatesFile = 'prisma/seed/tax-rates.json';

const fileSchema = z.object({
  source: z.string(),
  readOn: z.iso.date(),
  rates: z.array(
    z.object({ country: z.string().length(2), basisPoints: z.int().min(0).max(10_000), validFrom: z.iso.date() }),
  ),
});

export const readTaxRates = async (): Promise<z.infer<typeof fileSchema>> =>
  fileSchema.parse(JSON.parse(await readFile(taxRatesFile, 'utf8')));

/** Gives a shop without a rate the standard ones of the European Union. What the merchant has is left alone. */
export async function seedTaxRates(): Promise<void> {
  if ((await database().taxRate.count()) > 0) return;
  const { rates } = await readTaxRates();
  await database().taxRate.createMany({
    data: rates.map(({ validFrom, ...rate }) => ({ ...rate, class: standardTaxClass, validFrom: new Date(validFrom) })),
    skipDuplicates: true,
  });
}
