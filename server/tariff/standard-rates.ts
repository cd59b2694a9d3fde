import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** The standard rates of the European Union, as `scripts/tax-rates.ts` writes them. */
export const taxRatesFile = 'prisma/seed/tax-rates.json';

const fileSchema = z.object({
  source: z.string(),
  readOn: z.iso.date(),
  rates: z.array(
    z.object({ country: z.string().length(2), basisPoints: z.int().min(0).max(10_000), validFrom: z.iso.date() }),
  ),
});

export const readStandardRates = async (): Promise<z.infer<typeof fileSchema>> =>
  fileSchema.parse(JSON.parse(await readFile(taxRatesFile, 'utf8')));
