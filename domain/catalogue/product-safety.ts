import { isInEuMarket } from './eu-market.ts';

/** The people who answer for a piece's safety, and its warnings: Article 19 of Regulation (EU) 2023/988. Empty texts: not given. */
export interface ProductSafety {
  manufacturer: string;
  manufacturerAddress: string;
  /** An email address or a web address. */
  manufacturerContact: string;
  /** ISO 3166 code. */
  manufacturerCountry: string;
  /** The economic operator in the EU, if the manufacturer is outside it. */
  responsible: string;
  responsibleAddress: string;
  responsibleContact: string;
  warnings: string;
}

export const noSafety: ProductSafety = {
  manufacturer: '',
  manufacturerAddress: '',
  manufacturerContact: '',
  manufacturerCountry: '',
  responsible: '',
  responsibleAddress: '',
  responsibleContact: '',
  warnings: '',
};

export const manufacturerKeys = [
  'manufacturer',
  'manufacturerAddress',
  'manufacturerContact',
  'manufacturerCountry',
] as const satisfies readonly (keyof ProductSafety)[];
export const responsibleKeys = [
  'responsible',
  'responsibleAddress',
  'responsibleContact',
] as const satisfies readonly (keyof ProductSafety)[];

type Given = Partial<ProductSafety>;

/**
 * Returns what a piece's page says: what the piece gives itself, else what its maker gives. A manufacturer is taken from
 * one of them whole, so that no name stands beside another's address; likewise the responsible person.
 */
export function safetyOf(piece: Given, maker: Given): ProductSafety {
  return {
    ...pick(manufacturerKeys, piece, maker),
    ...pick(responsibleKeys, piece, maker),
    warnings: piece.warnings || maker.warnings || '',
  };
}

function pick<Key extends keyof ProductSafety>(keys: readonly Key[], piece: Given, maker: Given): Record<Key, string> {
  const from = keys.some((key) => piece[key]) ? piece : maker;
  return Object.fromEntries(keys.map((key) => [key, from[key] ?? ''])) as Record<Key, string>;
}

/** Returns what the law asks for and is missing; warnings are not asked for, since not every piece needs one. */
export function missingSafety(safety: ProductSafety): (keyof ProductSafety)[] {
  const missing = manufacturerKeys.filter((key) => safety[key] === '');
  const needsResponsible = safety.manufacturerCountry !== '' && !isInEuMarket(safety.manufacturerCountry);
  return needsResponsible ? [...missing, ...responsibleKeys.filter((key) => safety[key] === '')] : missing;
}
