const names: Readonly<Record<string, string>> = {
  AU: 'GST',
  CA: 'GST',
  IN: 'GST',
  NZ: 'GST',
  SG: 'GST',
  US: 'Sales tax',
};

/** Returns what people there call the tax on what they buy. @param country ISO 3166; null: not known */
export const taxName = (country: string | null): string => (country && names[country]) || 'VAT';
