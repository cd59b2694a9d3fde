/** The class of what no other is named for. */
export const standardTaxClass = 'standard';

/** @returns basis points: those of the class, else the standard ones, else none; null where no rate is stated */
export const rateOf = (rates: ReadonlyMap<string, number> | null, taxClass: string): number | null =>
  rates && (rates.get(taxClass) ?? rates.get(standardTaxClass) ?? 0);
