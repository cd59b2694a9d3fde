import type { TariffView } from '#contract/tariff/tariff.ts';
import { countryName } from './countries.ts';

/** Stands for a country that no zone names: no country has this code. */
export const elsewhere = 'ZZ';

/** A country within a sentence. One that no zone names is named by the browser. */
export function placeName({ zones }: TariffView, code: string): string {
  for (const { countries, names } of zones) {
    const name = names[countries.indexOf(code)];
    if (name !== undefined) return name;
  }
  return code === elsewhere ? 'your country' : countryName(code);
}

/** Every country that a zone names, by name. */
export const namedCountries = ({ zones }: Pick<TariffView, 'zones'>): [code: string, name: string][] =>
  zones
    .flatMap(({ countries, names }) => countries.map((code, at): [string, string] => [code, names[at] ?? code]))
    .sort(([, a], [, b]) => (a < b ? -1 : 1));

/** A list with more countries than this has none that are likelier than others. */
const mostLikely = 6;

/** The countries of the merchant's first zone, if they are few: those are nearest. */
export const likelyCountries = ({ zones }: TariffView): [code: string, name: string][] => {
  const near = zones.find(({ countries }) => countries.length > 0);
  return near && near.countries.length <= mostLikely ? namedCountries({ zones: [near] }) : [];
};

/** `France, Portugal and Spain` */
export function listOfNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
