/** What the bid sheet's button and sums say. The button and the sum name the same amount, always. */

import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { formatTime } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { lotCost } from '#domain/auction/buyers-premium.ts';
import { rises } from '#domain/auction/format.ts';
import { noTakingBack, takeBackUntil } from '#domain/auction/retraction.ts';
import type { SheetAmount } from '#domain/auction/sheet-amount.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';

type Money = (amount: number) => string;

export type Press = 'bid' | 'raise' | 'sign_in' | 'yes' | 'yes_raise';

export function buttonWords({ amount, floor, passed }: SheetAmount, press: Press, money: Money): string {
  const atMost = amount > floor;
  if (press === 'sign_in') return `Sign in to bid ${money(amount)}`;
  if (passed !== null) return `${money(passed)} is passed. Bid ${money(amount)}`;
  if (press === 'yes') return atMost ? `Yes, bid up to ${money(amount)}` : `Yes, bid ${money(amount)}`;
  if (press === 'yes_raise') return `Yes, raise your maximum to ${money(amount)}`;
  if (press === 'raise') return `Raise your maximum to ${money(amount)}`;
  return atMost ? `Bid up to ${money(amount)}` : `Bid ${money(amount)}`;
}

export function costWords(
  { premiumBasisPoints, currency }: Pick<AuctionView, 'premiumBasisPoints' | 'currency'>,
  amount: number,
  { shippingAmount, vat }: LotCharges,
): { words: string; total: string } {
  const money: Money = (value) => formatMoney(value, currency);
  const cost = lotCost(amount, premiumBasisPoints, shippingAmount);
  const words =
    premiumBasisPoints > 0
      ? `${money(amount)}, ${money(cost.premiumAmount)} buyer’s premium (${formatPercent(premiumBasisPoints)}) and ${money(shippingAmount)} delivery.${vat && ` VAT ${vat}.`}`
      : `${money(amount)} and ${money(shippingAmount)} delivery. No buyer’s fee${vat && `, VAT ${vat}`}.`;
  return { words, total: money(cost.totalAmount) };
}

export const ifNobodyBidsMore = ({ hasReserve, reserveMet }: Pick<AuctionView, 'hasReserve' | 'reserveMet'>): string =>
  hasReserve && !reserveMet
    ? `It’s yours if nobody bids more and the reserve is met. You’d then have ${timeToPay} to pay.`
    : `If nobody bids more, it’s yours and you have ${timeToPay} to pay.`;

/** @param now null before the page knows the time @param takenBack they have used their one way back on this lot */
export function bindingWords(
  { format, endsAt }: Pick<AuctionView, 'format' | 'endsAt'>,
  now: number | null,
  takenBack = false,
): string {
  if (takenBack) return 'A bid is binding. You’ve taken one back on this lot, so you can’t take back another.';
  const until = now === null ? null : takeBackUntil(format, now, Date.parse(endsAt));
  if (now === null || until === null) return 'A bid is binding.';
  if (until <= now) return `A bid is binding, and in the last ${noTakingBack} it can’t be taken back.`;
  const time = formatTime(new Date(until).toISOString());
  return rises(format)
    ? `A bid is binding. You can ask to take back one bid on a lot and three a year; this one until ${time}.`
    : `A bid is binding. You can take it back until ${time}.`;
}

/** @param belowReserve a maximum may meet the reserve, and then bids it at once */
export function maximumWords(
  next: string,
  step: string,
  most: string,
  paddle: string | null,
  belowReserve: boolean,
): string {
  const record = paddle === null ? 'under your paddle' : `under ${paddle.toLowerCase()}`;
  const now = belowReserve
    ? `We’ll bid ${next} now, or the reserve if ${most} meets it, then ${step} at a time up to ${most}.`
    : `We’ll bid ${next} now, then ${step} at a time up to ${most}.`;
  return `${now} Your maximum stays hidden until it’s beaten or the lot closes. It’s then in the public record ${record}, as far as the price went.`;
}
