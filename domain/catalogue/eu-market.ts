/**
 * Countries whose manufacturers need no responsible person elsewhere in the EU: its members, and those of the European
 * Economic Area. Northern Ireland isn't a country of its own here: its pieces name a responsible person.
 */
const euMarket = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

/** @param country an ISO 3166 code */
export const isInEuMarket = (country: string): boolean => euMarket.has(country);
