/**
 * The artist's resale right: what a sale with a professional in it owes the author of an original work of art, or their
 * heirs. Directive 2001/84/EC leaves the threshold to each country, up to €3,000, and who pays in the end.
 *
 * Not legal advice: check each row against the law in force.
 */
/** Article 8(1): as long as copyright, which outlives the artist by 70 years, to the end of the year. */
const yearsAfterDeath = 70;

/** Countries whose nationals have the right in the Union without more; others by Article 7, if their country grants it too. */
const entitled: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB'.split(' '),
);

export interface ResaleRightRule {
  /** The country of the sale, by ISO 3166 code. */
  country: string;
  /** The first day on which the row was read to apply; sales before it have no rule here. */
  since: string;
  currency: 'EUR' | 'GBP';
  /** From this price on, in minor units; nothing is owed below. */
  threshold: number;
  /** Nationals of other countries who have the right there too. */
  also: readonly string[];
  source: string;
}

export const resaleRightRules: readonly ResaleRightRule[] = [
  {
    country: 'DE',
    since: '2006-11-16',
    currency: 'EUR',
    threshold: 40_000,
    also: [],
    source: '§ 26 UrhG',
  },
  {
    country: 'FR',
    since: '2007-05-11',
    currency: 'EUR',
    threshold: 75_000,
    also: [],
    source: 'Code de la propriété intellectuelle, art. L122-8 and R122-5',
  },
  {
    country: 'AT',
    since: '2006-01-01',
    currency: 'EUR',
    threshold: 250_000,
    also: [],
    source: '§ 16b UrhG',
  },
  {
    country: 'ES',
    since: '2019-03-02',
    currency: 'EUR',
    threshold: 80_000,
    also: [],
    source: 'Ley de Propiedad Intelectual, art. 24, as worded by Ley 2/2019',
  },
  {
    country: 'IT',
    since: '2006-04-09',
    currency: 'EUR',
    threshold: 300_000,
    also: [],
    source: 'Legge 633/1941, art. 144 to 150, as worded by d.lgs. 118/2006',
  },
  {
    country: 'NL',
    since: '2006-04-01',
    currency: 'EUR',
    threshold: 300_000,
    also: [],
    source: 'Auteurswet, art. 43a to 43g',
  },
  {
    country: 'GB',
    since: '2024-04-01',
    currency: 'GBP',
    threshold: 100_000,
    also: ['AU', 'NZ'],
    source:
      'Artist’s Resale Right Regulations 2006 (SI 2006/346), in pounds since 2024-04-01; also Australians and New Zealanders',
  },
];

/** The rule of a country on a day; null: none is known, so nothing may be said about it. @param day as `2026-11-25` */
export function resaleRightRule(country: string, day: string): ResaleRightRule | null {
  const rules = resaleRightRules.filter((rule) => rule.country === country && rule.since <= day);
  return rules.toSorted((a, b) => (a.since < b.since ? -1 : 1)).at(-1) ?? null;
}

export interface Artist {
  /** ISO 3166; the right depends on it. */
  nationality: string;
  /** Null: alive. */
  diedInYear: number | null;
}

/** Tells whether an artist, or their heirs, have the right at a sale of that day. @param day as `2026-11-25` */
export const hasResaleRight = (
  { nationality, diedInYear }: Artist,
  { rule, day }: { rule: ResaleRightRule; day: string },
): boolean =>
  (entitled.has(nationality) || rule.also.includes(nationality)) &&
  (diedInYear === null || Number(day.slice(0, 4)) <= diedInYear + yearsAfterDeath);
