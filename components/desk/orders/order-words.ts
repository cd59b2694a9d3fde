import type { BadgeTone } from '#components/ui/badge.tsx';
import type { OrderStatus } from '#contract/order/order.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { TrackingStatus } from '#contract/shipping/shipment.ts';
import type { CancelReason } from '#domain/order/cancel-reason.ts';
import type { OrderGroup } from '#domain/order/order-groups.ts';

export const groupWords: Record<OrderGroup, string> = {
  to_pack: 'To pack',
  to_ship: 'To ship',
  on_the_way: 'On the way',
  to_pay: 'Waiting for payment',
  done: 'Done',
};

export const statusWords: Record<OrderStatus, string> = {
  placed: 'Waiting for payment',
  authorised: 'Payment reserved',
  paid: 'Paid',
  packing: 'Being packed',
  packed: 'Packed',
  partly_shipped: 'Shipped in part',
  shipped: 'Shipped',
  delivered: 'Delivered',
  completed: 'Completed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
};

/** Solid: the desk has something to do. */
export const statusTone: Record<OrderStatus, BadgeTone> = {
  placed: 'outline',
  authorised: 'solid',
  paid: 'solid',
  packing: 'solid',
  packed: 'solid',
  partly_shipped: 'solid',
  shipped: 'outline',
  delivered: 'plain',
  completed: 'plain',
  cancelled: 'plain',
  refunded: 'plain',
};

export const cancelWords: Record<CancelReason, string> = {
  payment_declined: 'the payment was declined',
  stock_gone: 'the last piece was sold before the payment came through',
  unpaid: 'it was not paid in time',
  offer_lapsed: 'the offer was not taken up in time',
  offer_declined: 'the bidder declined the offer',
  released: 'the winner was released from the lot',
};

/** What a merchant may tell of a parcel by hand, in the order in which it usually happens. */
export const deskTrackingStatuses = [
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'exception',
  'return_in_progress',
  'returned',
  'lost',
] as const satisfies readonly TrackingStatus[];

export const sourceWords: Record<OrderView['source'], string> = {
  shop: 'Placed in the shop',
  api: 'Placed through the API',
  auction: 'Won at auction',
  desk: 'Taken by us',
};

const eventNames: Record<string, string> = {
  refunded_in_part: 'Refunded in part',
  payment_declined: 'Payment declined',
  payment_failed: 'Payment did not go through',
  refund_failed: 'Refund failed, owed again',
  vat_refunded: 'VAT refunded',
  refund_sent_again: 'Refund sent again',
  refund_given_by_hand: 'Refunded another way',
  payment_disputed: 'The customer disputes the payment',
  dispute_answered: 'Dispute answered, the bank decides',
  dispute_won: 'Dispute decided for us',
  dispute_lost: 'Dispute decided for the customer',
  parcel_corrected: 'Parcel corrected',
  parcel_taken_back: 'Parcel taken back',
  return_requested: 'Return requested',
  return_sent: 'Return on its way',
  return_posted: 'Return posted, says the customer',
};

/** `refunded_in_part` as "Refunded in part"; a kind without words of its own is read as it is. */
export function eventWords(kind: string): string {
  if (kind === 'placed') return 'Placed';
  const known = eventNames[kind] ?? statusWords[kind as OrderStatus];
  return known ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');
}
