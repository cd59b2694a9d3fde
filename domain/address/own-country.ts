/** The country somebody has things sent to, as their browser keeps it: `FR` was chosen, `FR-guess` was guessed. */
export const countryCookie = 'marketday_country';

export interface OwnCountry {
  country: string;
  /** False: guessed from an address or the browser's time zone. A choice is never replaced by a guess. */
  chosen: boolean;
}

/** @returns null unless it is a value as `writeOwnCountry` makes it */
export function readOwnCountry(value: string | null | undefined): OwnCountry | null {
  const [, country, guess] = /^([A-Z]{2})(-guess)?$/.exec(value ?? '') ?? [];
  return country === undefined ? null : { country, chosen: guess === undefined };
}

export const writeOwnCountry = ({ country, chosen }: OwnCountry): string => (chosen ? country : `${country}-guess`);

const yearSeconds = 365 * 24 * 60 * 60;

/** A cookie's line, for the browser and the server alike. @param own null: forgets it */
export function ownCountryCookie(own: OwnCountry | null, secure: boolean): string {
  const value = own ? writeOwnCountry(own) : '';
  return `${countryCookie}=${value}; Path=/; Max-Age=${own ? yearSeconds : 0}; SameSite=Lax${secure ? '; Secure' : ''}`;
}
