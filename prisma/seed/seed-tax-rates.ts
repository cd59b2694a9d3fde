import { standardTaxClass } from '#domain/tariff/rate-of.ts';
import { database } from '#server/engine/database/database.ts';
import { readStandardRates } from '#server/tariff/standard-rates.ts';

/** Gives a shop without a rate the standard ones of the European Union. What the merchant has is left alone. */
export async function seedTaxRates(): Promise<void> {
  if ((await database().taxRate.count()) > 0) return;
  const { rates } = await readStandardRates();
  await database().taxRate.createMany({
    data: rates.map(({ validFrom, ...rate }) => ({ ...rate, class: standardTaxClass, validFrom: new Date(validFrom) })),
    skipDuplicates: true,
  });
}
