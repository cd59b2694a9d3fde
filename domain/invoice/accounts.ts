import type { TaxTreatmentKind } from '../tariff/tax-treatment.ts';
import { inUnion } from '../tariff/vat-territory.ts';
import type { Booking } from './bookings.ts';

/** The accounts of SKR 03, which German bookkeepers use most, for what a shop hasn’t named. */
const defaults = new Map([
  ['customers', '10000'],
  ['money', '1360'],
  ['gift cards', '1700'],
  ['store credit', '8700'],
  ['sales', '8200'],
  ['sales 19', '8400'],
  ['sales 7', '8300'],
  ['sales exempt', '8195'],
  ['sales reverse charge', '8125'],
  ['sales export', '8120'],
  ['sales oss', '8320'],
]);

export const accountNames: readonly string[] = [...defaults.keys(), 'delivery', 'discount', 'premium', 'refund'];

/** By name, the number of an account: `sales 19` is of what is sold with 19% VAT. */
export type Accounts = ReadonlyMap<string, string>;

/** @param text a name and a number on each line, as `sales 19: 8400` @returns null for a line that isn’t */
export function parseAccounts(text: string): Accounts | null {
  const accounts = new Map(defaults);
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, name = '', number = ''] = /^([a-z][a-z0-9. ]*?)\s*[:=]\s*(\d{3,9})$/i.exec(line.trim()) ?? [];
    const known = name.toLowerCase().replace(/\s+/g, ' ');
    if (!accountNames.includes(known) && !/^sales \d{1,2}(\.\d{1,2})?$/.test(known)) return null;
    accounts.set(known, number);
  }
  return accounts;
}

/** Whose VAT a document has, and why. */
export interface BookedTax {
  treatment: TaxTreatmentKind;
  country: string | null;
  origin: string;
  isExport: boolean;
}

/** Tells whether it is a consumer’s VAT of another country of the Union. */
export const isOss = ({ treatment, country, origin }: BookedTax): boolean =>
  treatment === 'standard' && country !== null && country !== origin && inUnion.has(origin) && inUnion.has(country);

/** The account that a part of a document is booked on. Without one of its own, delivery and the like are booked as sales. */
export function accountOf({ kind, basisPoints, tax }: Booking, of: BookedTax, accounts: Accounts): string {
  const named = (name: string) => accounts.get(name);
  const own = kind === 'sales' ? undefined : named(kind);
  return own ?? named(`sales ${salesOf({ basisPoints, tax }, of)}`) ?? named('sales') ?? '';
}

function salesOf({ basisPoints, tax }: Pick<Booking, 'basisPoints' | 'tax'>, of: BookedTax): string {
  if (of.treatment === 'reverse_charge') return 'reverse charge';
  if (of.treatment === 'exempt') return 'exempt';
  if (of.isExport && tax === 0) return 'export';
  if (isOss(of) && tax !== 0) return 'oss';
  return basisPoints === null ? '' : String(basisPoints / 100);
}
