import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { formatFacts } from '#components/auction/format/format-facts.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { AuctionView } from '#contract/auction/auction.ts';

/** What its buyer pays, in a line; nothing of it changes while a lot runs. */
export function payWords(
  { format, premiumBasisPoints, currency }: Pick<AuctionView, 'format' | 'premiumBasisPoints' | 'currency'>,
  { shippingAmount, vat }: LotCharges,
): string {
  const delivery = `${formatMoney(shippingAmount, currency)} delivery`;
  const words =
    premiumBasisPoints > 0
      ? `${formatFacts[format].paid}, ${formatPercent(premiumBasisPoints)} buyer’s premium on it and ${delivery}`
      : `${formatFacts[format].paid} and ${delivery}. No buyer’s fee`;
  return vat ? `${words}. VAT ${vat}` : words;
}
