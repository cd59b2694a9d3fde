import { type MarginKind, marginKinds, marginNotes, usualMarginNotes } from '#domain/money/margin-scheme.ts';
import type { TaxTreatmentKind } from '#domain/tariff/tax-treatment.ts';

/**
 * UNCL 5305, as EN 16931 uses it. S: at a rate; Z: at a rate of nothing; E: exempt; K: supplied within the Union to a
 * business, Article 138; G: exported, Article 146.
 */
export type VatCategoryCode = 'S' | 'Z' | 'E' | 'K' | 'G';

export interface VatCategory {
  code: VatCategoryCode;
  basisPoints: number;
  /** Why there is no VAT: a code of the list VATEX, and the sentence that the document has. */
  exemption: { code: string | null; sentence: string } | null;
}

export interface VatReason {
  treatment: TaxTreatmentKind;
  isExport: boolean;
  /** Empty: there is none. */
  sentence: string;
}

export function vatCategory(basisPoints: number, { treatment, isExport, sentence }: VatReason): VatCategory {
  if (treatment === 'exempt') return { code: 'E', basisPoints, exemption: { code: marginCode(sentence), sentence } };
  if (treatment === 'reverse_charge') return { code: 'K', basisPoints, exemption: { code: 'VATEX-EU-IC', sentence } };
  if (isExport) return { code: 'G', basisPoints, exemption: { code: 'VATEX-EU-G', sentence } };
  return { code: basisPoints > 0 ? 'S' : 'Z', basisPoints, exemption: null };
}

const marginCodes: Readonly<Record<MarginKind, string>> = {
  second_hand: 'VATEX-EU-F',
  works_of_art: 'VATEX-EU-I',
  collectors_items_and_antiques: 'VATEX-EU-J',
};

/** A lot under the margin scheme is told by its sentence, which the law fixes. @returns null: it is exempt otherwise */
function marginCode(sentence: string): string | null {
  const words = [usualMarginNotes, ...marginNotes.map(({ notes }) => notes)];
  const kind = marginKinds.find((one) => words.some((notes) => notes[one] === sentence));
  return kind ? marginCodes[kind] : null;
}
