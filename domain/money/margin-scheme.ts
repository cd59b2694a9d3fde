/**
 * The margin scheme for second-hand goods, works of art, collectors' items and antiques: Articles 311 to 343 of Directive
 * 2006/112/EC. VAT is owed on the seller's margin alone and isn't shown to the buyer, who can't deduct it.
 *
 * Not legal advice: whether a piece may be sold under the scheme depends on who it was bought or taken from.
 */
export const marginKinds = ['second_hand', 'works_of_art', 'collectors_items_and_antiques'] as const;
export type MarginKind = (typeof marginKinds)[number];

interface MarginNotes {
  /** The seller's country, by ISO 3166 code. */
  country: string;
  /** The first day on which these words are right. */
  since: string;
  notes: Readonly<Record<MarginKind, string>>;
  source: string;
}

/** The words on an invoice instead of the VAT, by Article 226(14); each language version of it has its own words. */
export const marginNotes: readonly MarginNotes[] = [
  {
    country: 'DE',
    since: '2013-06-30',
    notes: {
      second_hand: 'Gebrauchtgegenstände/Sonderregelung',
      works_of_art: 'Kunstgegenstände/Sonderregelung',
      collectors_items_and_antiques: 'Sammlungsstücke und Antiquitäten/Sonderregelung',
    },
    source: '§ 14a Abs. 6 UStG, § 25a UStG',
  },
  {
    country: 'FR',
    since: '2013-01-01',
    notes: {
      second_hand: 'Régime particulier – Biens d’occasion',
      works_of_art: 'Régime particulier – Œuvres d’art',
      collectors_items_and_antiques: 'Régime particulier – Objets de collection et d’antiquité',
    },
    source: 'CGI, annexe II, art. 242 nonies A, I, 15°',
  },
  {
    country: 'ES',
    since: '2013-01-01',
    notes: {
      second_hand: 'Régimen especial de los bienes usados',
      works_of_art: 'Régimen especial de los objetos de arte',
      collectors_items_and_antiques: 'Régimen especial de las antigüedades y objetos de colección',
    },
    source: 'Real Decreto 1619/2012, art. 6.1.p',
  },
  {
    country: 'IT',
    since: '2013-01-01',
    notes: {
      second_hand: 'Regime del margine - beni usati',
      works_of_art: 'Regime del margine - oggetti d’arte',
      collectors_items_and_antiques: 'Regime del margine - oggetti di antiquariato o da collezione',
    },
    source: 'DPR 633/1972, art. 21(6)(d)',
  },
];

/** The words of the directive itself. */
export const usualMarginNotes: MarginNotes['notes'] = {
  second_hand: 'Margin scheme – Second-hand goods',
  works_of_art: 'Margin scheme – Works of art',
  collectors_items_and_antiques: 'Margin scheme – Collector’s items and antiques',
};

/** The sentence of an invoice under the scheme. @param day as `2026-11-25` */
export function marginNote(kind: MarginKind, { country, day }: { country: string; day: string }): string {
  const known = marginNotes.filter((one) => one.country === country && one.since <= day);
  return (known.toSorted((a, b) => (a.since < b.since ? -1 : 1)).at(-1)?.notes ?? usualMarginNotes)[kind];
}
