import type { TariffView } from '#contract/checkout/tariff.ts';

/** Stands for a country that no zone names: no country has this code. */
export const elsewhere = 'ZZ';

/** A country within a sentence. Of one that no zone names, the page doesn't know the name. */
export function placeName({ zones }: TariffView, code: string): string {
  for (const { countries, names } of zones) {
    const name = names[countries.indexOf(code)];
    if (name !== undefined) return name;
  }
  return 'your country';
}

/** Every country that a zone names, by name. */
export const namedCountries = ({ zones }: TariffView): [code: string, name: string][] =>
  zones
    .flatMap(({ countries, names }) => countries.map((code, at): [string, string] => [code, names[at] ?? code]))
    .sort(([, a], [, b]) => (a < b ? -1 : 1));

/** `France, Portugal and Spain` */
export function listOfNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
