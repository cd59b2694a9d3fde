import { exemptNoteOf } from './exempt-note.ts';
import type { Destination, TaxTerms } from './tax-rates.ts';
import { inUnion, vatTerritory } from './vat-territory.ts';

/** `exempt`: the seller charges no VAT; `reverse_charge`: the customer owes it in their own country. */
export const taxTreatments = ['standard', 'exempt', 'reverse_charge'] as const;
export type TaxTreatmentKind = (typeof taxTreatments)[number];

export interface TaxTreatment {
  kind: TaxTreatmentKind;
  /** The sentence its documents have; null: none is needed. */
  note: string | null;
}

/** Article 226(11) asks for a reference to the exemption, and 226(11a) for these two words. */
export const reverseChargeNote =
  'Reverse charge: intra-Community supply, exempt from VAT under Article 138 of Directive 2006/112/EC. The customer owes the VAT in the country the goods arrive in.';

/** A discount on documents and pages: prices include VAT, and this buyer doesn't owe it to the shop. */
export const vatTakenOff = { id: 'reverse-charge', title: 'VAT taken off (reverse charge)', code: null };

/** The VAT territory of a VAT number: its first two letters, with Greece's EL as GR. */
export const countryOfVatNumber = (number: string): string => {
  const prefix = number.slice(0, 2).toUpperCase();
  return prefix === 'EL' ? 'GR' : prefix;
};

/** Tells whether a VAT number is from another country of the Union than the seller. Northern Ireland counts, as `XI`. */
export function isOfOtherUnionCountry(origin: string, vatNumber: string): boolean {
  const buyer = countryOfVatNumber(vatNumber);
  const seller = vatTerritory({ country: origin, postalCode: '' });
  return seller !== null && buyer !== seller && (buyer === 'XI' || inUnion.has(buyer));
}

/**
 * Whether goods may go without VAT to the holder of a VAT number: it is from another country of the Union than the
 * seller, and the goods leave the seller's country for another one of it.
 */
export function mayReverseCharge(
  origin: string,
  { destination, vatNumber }: { destination: Destination; vatNumber: string },
): boolean {
  const seller = vatTerritory({ country: origin, postalCode: '' });
  const to = vatTerritory(destination);
  return to !== null && to !== seller && isOfOtherUnionCountry(origin, vatNumber);
}

/** @param validVatNumber null: none, or one that isn't known to be valid @param today as `2026-11-25` */
export function taxTreatment(
  terms: TaxTerms,
  { destination, validVatNumber, today }: { destination: Destination; validVatNumber: string | null; today: string },
): TaxTreatment {
  const { rule, origin, exemptNote: own, flatBasisPoints } = terms;
  if (rule === 'exempt') return { kind: 'exempt', note: exemptNoteOf({ own, country: origin, today }) };
  const isStated = rule !== 'unstated' || flatBasisPoints !== null;
  const reverses =
    isStated && validVatNumber !== null && mayReverseCharge(origin, { destination, vatNumber: validVatNumber });
  return reverses ? { kind: 'reverse_charge', note: reverseChargeNote } : { kind: 'standard', note: null };
}
