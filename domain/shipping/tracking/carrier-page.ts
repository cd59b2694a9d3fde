import { carrierKey } from './carrier-key.ts';

/** The page where each carrier shows a parcel to anyone who has its number, which replaces `{number}`. */
const pages: Readonly<Record<string, string>> = {
  australiapost: 'https://auspost.com.au/mypost/track/#/details/{number}',
  canadapost: 'https://www.canadapost-postescanada.ca/track-reperage/en#/details/{number}',
  chronopost: 'https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT={number}',
  colissimo: 'https://www.laposte.fr/outils/suivre-vos-envois?code={number}',
  correos: 'https://www.correos.es/es/en/tools/tracker/items/details?tracking-number={number}',
  correosexpress: 'https://s.correosexpress.com/SeguimientoSinCP/search?n={number}',
  dhl: 'https://www.dhl.com/global-en/home/tracking.html?submit=1&tracking-id={number}',
  dpd: 'https://tracking.dpd.de/status/en_US/parcel/{number}',
  evri: 'https://www.evri.com/track/parcel/{number}/details',
  fedex: 'https://www.fedex.com/fedextrack/?trknbr={number}',
  gls: 'https://gls-group.com/EU/en/parcel-tracking/?match={number}',
  ontrac: 'https://www.ontrac.com/tracking/?number={number}',
  postnl: 'https://jouw.postnl.nl/track-and-trace/{number}',
  purolator: 'https://www.purolator.com/en/shipping/tracker?pin={number}',
  royalmail: 'https://www.royalmail.com/track-your-item#/tracking-results/{number}',
  swisspost: 'https://service.post.ch/ekp-web/ui/entry/search/{number}',
  ups: 'https://www.ups.com/track?tracknum={number}',
  usps: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}',
};

export function carrierPage(carrier: string, trackingNumber: string): string | null {
  const number = encodeURIComponent(trackingNumber.replaceAll(' ', ''));
  return pages[carrierKey(carrier)]?.replace('{number}', number) ?? null;
}
