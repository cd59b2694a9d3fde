import { allCountries } from './country-name.ts';

type WithTimeZones = Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] | undefined };

/** The names of a country's time zones, by CLDR. Older engines have them as a property, newer ones as a method. */
export function timeZonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as WithTimeZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

let countries: ReadonlyMap<string, string> | undefined;

/** @param zone as browsers tell it, by any of its names @returns null for a zone of no one country, and for anything else */
export function countryOfTimeZone(zone: string): string | null {
  countries ??= new Map(
    allCountries.flatMap((country) => timeZonesOf(country).map((name) => [name, country] as const)),
  );
  return countries.get(zone) ?? countries.get(canonicalZone(zone) ?? '') ?? null;
}

function canonicalZone(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
