/**
 * The margin scheme for second-hand goods, works of art, collectors' items and antiques: Articles 311 to 343 of Directive
 * 2006/112/EC. VAT is owed on the seller's margin alone and isn't shown to the buyer, who can't deduct it.
 *
 * Not legal advice: whether a piece may be sold under the scheme depends on who it was bought or taken from.
 */
import { includedTax } from './tax-of.ts';

export const marginKinds = ['second_hand', 'works_of_art', 'collectors_items_and_antiques'] as const;
export type MarginKind = (typeof marginKinds)[number];

export interface AuctionedForAnother {
  /** The amount the bidder bid, in minor units. */
  hammerAmount: number;
  /** The buyer's premium, paid to the house on top. */
  premiumAmount: number;
  /** The part of the hammer price the house keeps. */
  commissionAmount: number;
}

/**
 * The margin of an auctioneer who sells in their own name for a private person, VAT included (Articles 334 to 339): what
 * the buyer is invoiced less what the consignor gets, so premium and commission together.
 */
export function auctioneersMargin({ hammerAmount, premiumAmount, commissionAmount }: AuctionedForAnother): number {
  const invoiced = hammerAmount + premiumAmount;
  const paidOut = hammerAmount - commissionAmount;
  return Math.max(0, invoiced - paidOut);
}

/** The margin of a dealer on a piece of their own, VAT included (Articles 312 to 325). A loss is no margin. */
export const dealersMargin = ({ priceAmount, purchaseAmount }: { priceAmount: number; purchaseAmount: number }) =>
  Math.max(0, priceAmount - purchaseAmount);

/**
 * The VAT in a margin. By Article 316(1) as worded since 2025, works of art bought with VAT at a reduced rate are outside
 * the scheme.
 * @param margin VAT included, in minor units
 * @param basisPoints the standard rate where the seller is (Articles 317 and 321): 19 % are 1,900
 */
export const marginTax = (margin: number, basisPoints: number): number => includedTax(margin, basisPoints);

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
