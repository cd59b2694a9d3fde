import type { ProductSafety } from '#domain/catalogue/product-safety.ts';

const names: Record<keyof ProductSafety, string> = {
  manufacturer: 'manufacturer',
  manufacturerAddress: 'manufacturer’s address',
  manufacturerContact: 'manufacturer’s email or website',
  manufacturerCountry: 'manufacturer’s country',
  responsible: 'responsible person in the EU',
  responsibleAddress: 'their address',
  responsibleContact: 'their email or website',
  warnings: 'warnings',
};

/** Returns what is missing, as one line. */
export const missingWords = (missing: readonly (keyof ProductSafety)[]): string =>
  missing.length === 0 ? 'Complete' : `Missing: ${missing.map((key) => names[key]).join(', ')}`;
