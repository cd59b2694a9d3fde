/** Carriers are spelt `USPS`, `usps`, `DHLExpress`, `dhl-germany`: parcels are found by the family and the number. */
const families = [
  'australiapost',
  'canadapost',
  'chronopost',
  'colissimo',
  'correosexpress',
  'dhl',
  'dpd',
  'evri',
  'fedex',
  'gls',
  'mondialrelay',
  'ontrac',
  'postnl',
  'purolator',
  'royalmail',
  'swisspost',
  'ups',
  'usps',
] as const;

const aliases: Readonly<Record<string, string>> = {
  auspost: 'australiapost',
  correosespana: 'correos',
  deutschepostdhl: 'dhl',
  federalexpress: 'fedex',
  hermes: 'evri',
  hermesuk: 'evri',
  laposte: 'colissimo',
  myhermes: 'evri',
  myhermesuk: 'evri',
  parcelforce: 'royalmail',
  unitedparcelservice: 'ups',
  unitedstatespostalservice: 'usps',
};

/** The family of a carrier's name in any spelling; an unknown carrier is its own. */
export function carrierKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  return aliases[plain] ?? families.find((family) => plain.startsWith(family)) ?? (plain || name.trim());
}

export const trackingNumberKey = (number: string): string => number.replaceAll(' ', '').toUpperCase();
