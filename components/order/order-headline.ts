import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { paysOnPage } from '#contract/payment/payment-providers.ts';
import type { TrackingStatus } from '#contract/shipping/shipment.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { toneOf } from '#domain/shipping/tracking/parcel-route.ts';
import { areOver, midSentence, promisedDays, sayArrival, sayDays, sayOut } from './arrival-words.ts';
import { leadParcel } from './journey/lead-parcel.ts';
import type { ReaderTime } from './reader-time.ts';
import { isByHand, isLetGo, isUndecided, toGiveBack } from './refund-words.ts';

const ofParcel: Partial<Record<TrackingStatus, string>> = {
  exception: 'Held up. We’re finding out why',
  lost: 'Missing. We’re looking for it',
  expired: 'No news from the carrier',
  cancelled: 'Stopped by the carrier',
  attempt_failed: 'The carrier came and couldn’t deliver',
  return_in_progress: 'On its way back to us',
  returned: 'Back with us',
  available_for_pickup: 'Ready to collect',
};

/** What a parcel under way says in a headline, but its arrival. @returns null: nothing but when it comes */
export const parcelWords = (status: TrackingStatus): string | null => ofParcel[status] ?? null;

export const isOut = ({ status }: { status: TrackingStatus }): boolean => status === 'out_for_delivery';

/** Without an expected arrival. */
export const underWay = (status: TrackingStatus): string | null => (toneOf(status) === 'moving' ? 'On its way' : null);

export function orderHeadline(order: OrderView, time: ReaderTime): string {
  switch (order.status) {
    case 'placed':
      return whilePlaced(order);
    case 'authorised':
      return promised(order, time) ?? 'Confirmed, waiting to be packed';
    case 'paid':
      return promised(order, time) ?? 'Paid, waiting to be packed';
    case 'packing':
      return 'Being packed';
    case 'packed':
      return order.collectAt ? 'Ready to collect' : 'Packed, waiting for the carrier';
    case 'partly_shipped':
    case 'shipped':
      return onItsWay(order, time);
    case 'delivered':
    case 'completed':
      return arrived(order, time);
    case 'cancelled':
      return cancelled(order);
    case 'refunded':
      return owed(order) ?? `Refunded ${formatMoney(order.refundedAmount, order.totals.currency)}`;
  }
}

/** What the shop's people have still to give back themselves. */
function owed({ refunds, totals }: OrderView): string | null {
  const amount = toGiveBack({ refunds });
  return amount > 0 ? `We owe you ${formatMoney(amount, totals.currency)}` : null;
}

function whilePlaced({ payment, offer, lot }: OrderView): string {
  // A provider's own page is where the payer's bank asks, so nobody knows here whether it has.
  const onPage = payment && paysOnPage(payment.provider) && payment.status !== 'processing';
  if (payment?.status === 'requires_action' && !onPage) return 'Your bank asks you to approve the payment';
  const underWay = (payment?.status === 'created' && !onPage) || payment?.status === 'processing';
  if (lot?.request?.state === 'asked' && !underWay) return 'You asked to be released';
  return underWay ? 'Waiting for your bank' : offer ? 'Offered to you' : 'Waiting for your payment';
}

/** The days that were named at the checkout, as long as they can still be kept. */
function promised(order: OrderView, time: ReaderTime): string | null {
  const days = promisedDays(order.arrival, leadParcel(order));
  if (!days || areOver(days, time)) return null;
  return `${order.collectAt ? 'Ready' : 'With you'} ${sayDays(days)}`;
}

function onItsWay(order: OrderView, time: ReaderTime): string {
  const parcel = leadParcel(order);
  if (!parcel) return 'On its way';
  const said = parcelWords(parcel.status);
  if (said) return said;
  if (parcel.status === 'delivered') return 'Delivered, and the rest follows';
  if (parcel.eta) return sayArrival(parcel.eta, time);
  if (isOut(parcel)) return sayOut(parcel.events.find(isOut)?.occurredAt, time);
  if (parcel.delayed) return 'Late. We’re finding out why';
  return promised(order, time) ?? underWay(parcel.status) ?? `Ready for ${carrierName(parcel.carrier)}`;
}

function arrived(order: OrderView, time: ReaderTime): string {
  const parcel = leadParcel(order);
  const said = parcel && parcelWords(parcel.status);
  if (said) return said;
  const isCollected = order.collectAt !== null && order.shipments.length === 0;
  const last = isCollected
    ? order.events.find(({ kind }) => kind === 'delivered')?.at
    : order.shipments
        .flatMap(({ deliveredAt }) => deliveredAt ?? [])
        .sort()
        .at(-1);
  const there = isCollected ? 'Collected' : 'Delivered';
  if (!last) return there;
  const day = time.day(last);
  return day === 'Today' ? `${there} at ${time.time(last)}` : `${there} ${midSentence(day)} at ${time.time(last)}`;
}

function cancelled(order: OrderView): string {
  const { cancelReason, refundedAmount, refundedToGiftCardAmount, totals } = order;
  const { exchangeFor } = order.afterSale;
  const onlyCards = refundedAmount === refundedToGiftCardAmount;
  const byHand = isByHand(order.payment);
  if (cancelReason === 'stock_gone' && byHand)
    return `Sold before your payment arrived. ${owed(order) ?? 'Your money is back'}`;
  if (cancelReason === 'stock_gone')
    return onlyCards ? 'Sold while you were paying' : 'Sold while you were paying. Your money is on its way back';
  if (exchangeFor) {
    const back = formatMoney(exchangeFor.refundedAmount, totals.currency);
    return exchangeFor.refundedAmount > 0 ? `Cancelled. ${back} goes back to you` : 'Cancelled';
  }
  if (refundedAmount > 0 && onlyCards)
    return `Cancelled. ${formatMoney(refundedAmount, totals.currency)} is back on your gift card`;
  if (refundedAmount > 0 && byHand)
    return `Cancelled. ${owed(order) ?? `${formatMoney(refundedAmount, totals.currency)} is refunded`}`;
  if (refundedAmount > 0) return `Cancelled. ${formatMoney(refundedAmount, totals.currency)} is on its way back to you`;
  if (cancelReason === 'offer_lapsed') return 'The offer has lapsed';
  if (cancelReason === 'offer_declined') return 'You declined the offer';
  if (cancelReason === 'released') return 'Released, you owe nothing';
  if (cancelReason === 'unpaid') return 'Cancelled: not paid in time';
  if (isUndecided(order)) return 'Cancelled. Your bank hasn’t answered yet';
  return isLetGo(order) ? 'Cancelled. Your bank will release the money' : 'Cancelled. Nothing was charged';
}
