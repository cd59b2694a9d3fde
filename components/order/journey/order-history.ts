import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { CancelReason } from '#domain/order/cancel-reason.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import type { OwnRow } from './journey-list.ts';

const reasons: Readonly<Record<CancelReason, string>> = {
  stock_gone: 'the last piece was sold before the payment came through',
  payment_declined: 'the payment was declined',
  unpaid: 'the time to pay ran out',
  offer_lapsed: 'the offer lapsed',
  offer_declined: 'you declined the offer',
  released: 'you were released',
};

function textOf(kind: string, note: string | null, order: OrderView): string | null {
  const money = (amount: number) => formatMoney(amount, order.totals.currency);
  const byCard = order.totals.totalAmount - order.totals.giftCardAmount;
  const reason = order.cancelReason ? reasons[order.cancelReason] : order.cancelNote;
  const texts: Record<string, string | null> = {
    placed: `Order placed, ${money(order.totals.totalAmount)}`,
    authorised: `${money(byCard)} set aside, taken when we pack`,
    paid: `Paid ${money(byCard > 0 ? byCard : order.totals.totalAmount)}`,
    packing: 'Being packed',
    packed: 'Packed',
    partly_shipped: note
      ? `A parcel is ready for ${carrierName(note)}, the rest follows`
      : 'A parcel is ready for its carrier, the rest follows',
    shipped: note ? `Ready for ${carrierName(note)}` : 'Ready for the carrier',
    parcel_corrected: note ? `Tracking number corrected: ${note}` : 'Tracking number corrected',
    parcel_taken_back: note ? `Parcel not sent after all: ${note}` : 'Parcel not sent after all',
    // The parcels say it themselves, and where.
    delivered: order.collectAt ? 'Collected at the shop' : null,
    completed: 'Completed',
    cancelled: reason ? `Cancelled: ${reason}` : 'Cancelled',
    refunded: note ? `Refunded: ${note}` : 'Refunded',
    refunded_in_part: note ? `Refunded in part: ${note}` : 'Refunded in part',
    return_requested: note ? `Return ${note} requested` : 'Return requested',
    return_approved: note ? `Return approved, ${note}` : 'Return approved',
    return_declined: note ? `Return declined, ${note}` : 'Return declined',
    return_withdrawn: note ? `Return withdrawn, ${note}` : 'Return withdrawn',
    return_posted: note ? `You posted return ${note}` : 'You posted the return',
    return_sent: note ? `Return on its way to us, ${note}` : 'Return on its way to us',
    return_received: note ? `Return received, ${note}` : 'Return received',
    return_refunded: null,
    return_closed: note ? `Return closed, ${note}` : 'Return closed',
    return_exchanged: note ? `Exchanged, ${note}` : 'Exchanged',
    refund_failed: 'A refund did not reach you, so we still owe it to you',
    vat_refunded: note ? `VAT refunded: ${note}` : 'VAT refunded',
    refund_sent_again: 'Refund sent again',
    refund_given_by_hand: note ? `Refunded another way: ${note}` : 'Refunded another way',
    payment_disputed: 'Your bank asks us about this payment',
    dispute_answered: null,
    dispute_won: 'Your bank decided that the payment stands',
    dispute_lost: 'Your bank gave the payment back to you',
    payment_extended: 'You took seven more days to pay',
    release_asked: 'You asked to be released',
    payment_declined: 'The payment was declined. Nothing was charged',
    payment_failed: 'Payment failed. Nothing was charged',
  };
  return texts[kind] ?? null;
}

/** What is over once something later is told. */
const leftOut: Readonly<Record<string, string>> = { packing: 'packed', placed: 'paid' };

/** What we did, newest first. */
export function orderHistory(order: OrderView): OwnRow[] {
  const kinds = new Set(order.events.map(({ kind }) => kind));
  return order.events
    .flatMap(({ kind, note, at }, index) => {
      const title = textOf(kind, note, order);
      if (title === null || kinds.has(leftOut[kind] ?? '')) return [];
      return [{ key: `order-${index}`, at, title, detail: kind === 'paid' ? note : null }];
    })
    .reverse();
}
