import { inUnion } from './vat-territory.ts';

/**
 * What an invoice of an exempt small business says, by the seller's country. The scheme is Articles 281 to 294 of Directive
 * 2006/112/EC; each country words it in its own law. A merchant can write another sentence.
 */
interface ExemptNote {
  country: string;
  /** The first day on which the sentence is right. */
  since: string;
  sentence: string;
  source: string;
}

export const exemptNotes: readonly ExemptNote[] = [
  {
    country: 'DE',
    since: '1980-01-01',
    sentence: 'Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.',
    source: '§ 19 UStG; since 2025 turnover under it is exempt (§ 34a UStDV asks for a reference to the exemption)',
  },
  {
    country: 'AT',
    since: '1995-01-01',
    sentence: 'Umsatzsteuerfrei aufgrund der Kleinunternehmerregelung (§ 6 Abs. 1 Z 27 UStG 1994).',
    source: '§ 6 Abs. 1 Z 27 UStG 1994',
  },
  {
    country: 'FR',
    since: '1999-01-01',
    sentence: 'TVA non applicable, art. 293 B du CGI.',
    source: 'Code général des impôts, art. 293 B and 293 E',
  },
];

const anyCountry = 'Exempt from VAT: small enterprise, Article 284 of Directive 2006/112/EC.';
const outsideUnion = 'No VAT is charged.';

/** @param own the merchant's own sentence; empty: none @param today as `2026-11-25` */
export function exemptNoteOf({ own, country, today }: { own: string; country: string; today: string }): string {
  if (own !== '') return own;
  const known = exemptNotes.filter((note) => note.country === country && note.since <= today);
  const latest = known.toSorted((a, b) => (a.since < b.since ? -1 : 1)).at(-1);
  return latest?.sentence ?? (inUnion.has(country) ? anyCountry : outsideUnion);
}
