import type { VatInPrices } from '#domain/tariff/vat-in-prices.ts';

/** What a lot's price comes with: the same for all lots of the shop. */
export interface LotCharges {
  /** In minor units of the lot's currency. */
  shippingAmount: number;
  /** How the price stands to VAT, as it goes on after `VAT`; empty: none is spoken of. */
  vat: string;
}

/** Lots' prices include the VAT that is due, also where pieces are priced without it. */
const vatOfLots: Record<VatInPrices | 'margin', string> = {
  margin: 'in the price, by the margin scheme',
  included: 'included',
  included_where_due: 'included where it is due',
  added: 'included',
  added_where_due: 'included where it is due',
  exempt: 'isn’t charged',
  unstated: '',
};

/** @param vat of the shop's prices, or of a lot under the margin scheme */
export const lotCharges = (shippingAmount: number, vat: VatInPrices | 'margin'): LotCharges => ({
  shippingAmount,
  vat: vatOfLots[vat],
});
