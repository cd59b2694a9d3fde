import { carrierKey } from './carrier-key.ts';

const names: Readonly<Record<string, string>> = {
  australiapost: 'Australia Post',
  canadapost: 'Canada Post',
  chronopost: 'Chronopost',
  colissimo: 'Colissimo',
  correos: 'Correos',
  correosexpress: 'Correos Express',
  dhl: 'DHL',
  dpd: 'DPD',
  evri: 'Evri',
  fedex: 'FedEx',
  gls: 'GLS',
  mondialrelay: 'Mondial Relay',
  ontrac: 'OnTrac',
  postnl: 'PostNL',
  purolator: 'Purolator',
  royalmail: 'Royal Mail',
  swisspost: 'Swiss Post',
  ups: 'UPS',
  usps: 'USPS',
};

/** A carrier's name as a reader knows it: `dhl`, `DHLExpress` and `dhl-germany` are DHL. An unknown one keeps its spelling. */
export const carrierName = (carrier: string): string => names[carrierKey(carrier)] ?? carrier;

/** To choose from where somebody names a carrier; any other may be written. */
export const knownCarriers: readonly string[] = Object.values(names);
