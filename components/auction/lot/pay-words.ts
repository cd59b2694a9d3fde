import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { AuctionView } from '#contract/auction/auction.ts';

const whatIsPaid: Record<AuctionView['format'], string> = {
  english: 'The winning bid',
  dutch: 'The price you take it at',
  sealed_first_price: 'The winning bid',
  sealed_second_price: 'The second highest bid',
};

/** What its buyer pays, in a line; nothing of it changes while a lot runs. */
export function payWords(
  { format, premiumBasisPoints, currency }: Pick<AuctionView, 'format' | 'premiumBasisPoints' | 'currency'>,
  { shippingAmount, vat }: LotCharges,
): string {
  const delivery = `${formatMoney(shippingAmount, currency)} delivery`;
  const words =
    premiumBasisPoints > 0
      ? `${whatIsPaid[format]}, ${formatPercent(premiumBasisPoints)} buyer’s premium on it and ${delivery}`
      : `${whatIsPaid[format]} and ${delivery}. No buyer’s fee`;
  return vat ? `${words}. VAT ${vat}` : words;
}
