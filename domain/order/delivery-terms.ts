/** What delivery costs and how long it takes. Amounts are integer minor units; one tariff for all countries. */

export const flatShippingAmount = 900;
/** In the bag, from which delivery is free. */
export const freeShippingFrom = 15_000;

/** As orders are priced by it. */
export const deliveryTariff = { amount: flatShippingAmount, freeFrom: freeShippingFrom };

export const shippingFor = (itemsAmount: number): number => (itemsAmount >= freeShippingFrom ? 0 : flatShippingAmount);

/** `near`: next to the shop. `customs`: the parcel is looked at on its way. */
export const deliveryZones = ['near', 'union', 'customs'] as const;
export type DeliveryZone = (typeof deliveryZones)[number];

/** Where the shop sends to, by ISO 3166 code. */
export const deliveryCountries: Readonly<Record<string, DeliveryZone>> = {
  AT: 'union',
  BE: 'union',
  DK: 'union',
  FI: 'union',
  FR: 'near',
  DE: 'union',
  IE: 'union',
  IT: 'union',
  LU: 'union',
  NL: 'union',
  NO: 'customs',
  PT: 'near',
  ES: 'near',
  SE: 'union',
  CH: 'customs',
  GB: 'customs',
};

/** Working days from sending it to the door. */
export const deliveryDays: Readonly<Record<DeliveryZone, { least: number; most: number }>> = {
  near: { least: 2, most: 3 },
  union: { least: 3, most: 5 },
  customs: { least: 4, most: 7 },
};

/** To any country. */
export const deliveryDaysAnywhere = {
  least: Math.min(...deliveryZones.map((zone) => deliveryDays[zone].least)),
  most: Math.max(...deliveryZones.map((zone) => deliveryDays[zone].most)),
};

/** An order before this hour, in the shop's zone, is sent on the same working day. */
export const cutOffHour = 16;

export const countriesIn = (zone: DeliveryZone): string[] =>
  Object.keys(deliveryCountries).filter((code) => deliveryCountries[code] === zone);
