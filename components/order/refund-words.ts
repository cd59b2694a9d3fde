import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { traitsOfProvider } from '#contract/payment/payment-providers.ts';
import { bankDays } from '#domain/order/bank-days.ts';
import { refundSplit } from '#domain/order/refund-split.ts';

type Refundable = Pick<OrderView, 'totals' | 'refundedAmount' | 'refundedToGiftCardAmount'> & {
  afterSale: Pick<OrderView['afterSale'], 'exchangeFor'>;
};

/** What can still be refunded, in minor units: of an exchange, what was paid for what it replaced. */
export const leftToRefund = ({ totals, refundedAmount, afterSale: { exchangeFor } }: Refundable): number =>
  exchangeFor ? exchangeFor.left : totals.totalAmount - refundedAmount;

/** So much, and where it would go back to: `€50 the way you paid`. @param whose `your` for whoever bought it */
export function refundTo(amount: number, order: Refundable, whose: 'your' | 'the' = 'your'): string {
  const { totals, refundedAmount, refundedToGiftCardAmount, afterSale } = order;
  if (afterSale.exchangeFor) {
    const how = whose === 'your' ? 'you paid' : 'it was paid';
    return `${formatMoney(amount, totals.currency)} the way ${how} with order ${afterSale.exchangeFor.paidWith}`;
  }
  const { toCard, toGiftCard } = refundSplit(amount, { ...totals, refundedAmount, refundedToGiftCardAmount });
  const paid = `${formatMoney(toCard, totals.currency)} the way ${whose === 'your' ? 'you paid' : 'it was paid'}`;
  const giftCard = `${formatMoney(toGiftCard, totals.currency)} to ${whose} gift card`;
  if (toGiftCard === 0) return paid;
  return toCard === 0 ? giftCard : `${formatMoney(amount, totals.currency)}, ${paid} and ${giftCard}`;
}

/** What cancelling an order gives back. */
export function cancelMoney(order: Refundable & Pick<OrderView, 'paidAt' | 'status' | 'payment'>): string {
  const { totals, paidAt, status, afterSale } = order;
  const left = leftToRefund(order);
  if (afterSale.exchangeFor)
    return left > 0 ? `We’ll refund ${refundTo(left, order)}.` : 'There’s nothing left to refund.';
  if (paidAt) return `We’ll refund the whole ${refundTo(left, order)}.`;
  const card = formatMoney(totals.giftCardAmount, totals.currency);
  const back = totals.giftCardAmount > 0 ? `${card} goes back to your gift card.` : '';
  if (status === 'authorised') return `${letGo('Your')}${back && ` ${back}`}`;
  if (isUndecided(order)) return `${ifTaken}${back && ` ${back}`}`;
  return back ? `Nothing else was charged, and ${back}` : 'Nothing was charged.';
}

/** What becomes of money that was set aside, also where it has been taken a moment before. */
export const letGo = (whose: 'Your' | 'The'): string =>
  `${whose} bank will release the money, or refund it if it was already taken.`;

/** Whether an order was cancelled whose money was only set aside, as far as anyone knows. */
export const isLetGo = ({ payment }: Pick<OrderView, 'payment'>): boolean =>
  payment?.status === 'declined' && payment.reason === 'order_cancelled';

/** Tells whether the payer's bank may still take the money for a cancelled order. */
export const isUndecided = ({ payment }: Pick<OrderView, 'payment'>): boolean => payment?.status === 'processing';

/** What becomes of money that a bank is still deciding about. */
export const ifTaken = 'If your bank takes the money after all, we’ll refund it straight away.';

/** Where what was refunded is by now. A gift card has it at once. */
export function refundedWords({
  totals,
  refundedAmount,
  refundedToGiftCardAmount: toGiftCard,
  payment,
}: Omit<Refundable, 'afterSale'> & Pick<OrderView, 'payment'>): string {
  if (isByHand(payment)) return 'We gave it back ourselves.';
  if (toGiftCard === 0)
    return `It can take up to ${bankDays} working days to appear on your account. You don’t need to do anything.`;
  if (toGiftCard === refundedAmount) return 'It is back on your gift card. You don’t need to do anything.';
  const onCard = formatMoney(toGiftCard, totals.currency);
  return `${onCard} of it is back on your gift card. The rest can take up to ${bankDays} working days to appear on your account. You don’t need to do anything.`;
}

/** Of an order that ended before its money was taken: what its gift cards had set aside is back on them. */
export const giftCardBack = ({ totals: { giftCardAmount, currency } }: Pick<OrderView, 'totals'>): string =>
  giftCardAmount === 0 ? '' : `${formatMoney(giftCardAmount, currency)} is back on your gift card.`;

/** Whether the shop's people took the money, and give it back, themselves. */
export const isByHand = (payment: OrderView['payment']): boolean =>
  traitsOfProvider(payment?.provider)?.refundsByHand === true;

/** A refund of cash or of a transfer that nobody has given back yet. */
export const isToGive = ({ status, byHand }: Pick<OrderView['refunds'][number], 'status' | 'byHand'>): boolean =>
  byHand && status === 'pending';

/** What the shop's people have still to give back, in minor units. */
export const toGiveBack = ({ refunds }: Pick<OrderView, 'refunds'>): number =>
  refunds.filter(isToGive).reduce((sum, { amount }) => sum + amount, 0);
