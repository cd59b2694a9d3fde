import type { CancelReason } from '#domain/order/cancel-reason.ts';
import type { OrderCommand } from '#domain/order/order-transitions.ts';
import type { Tx } from '#server/database/database.ts';
import { moneyInWords } from '#server/notice/notice-words.ts';
import { type OrderNotice, tellOfOrder } from '#server/notice/tell-of-order.ts';
import type { LockedOrder } from './lock-order.ts';

/**
 * Tells whoever placed an order that it is paid, packed or cancelled, in the transaction that moves it.
 * The other steps are told of by the parcels and refunds that make them.
 *
 * @param order as it was before the step
 */
export async function tellOrderStep(
  tx: Tx,
  order: LockedOrder,
  step: { command: OrderCommand; cancelReason?: CancelReason | undefined },
): Promise<void> {
  const notice = stepNotice(order, step);
  if (notice) await tellOfOrder(tx, order, notice);
}

/** What is told of a step, or null. An exchange is told of by its return: nothing is paid for it. */
export function stepNotice(
  order: Pick<LockedOrder, 'id' | 'number' | 'source' | 'status' | 'currency' | 'totalAmount' | 'refundedAmount'>,
  { command, cancelReason }: { command: OrderCommand; cancelReason?: string | undefined },
): OrderNotice | null {
  const { id, number, currency, totalAmount, refundedAmount } = order;
  const total = moneyInWords(totalAmount, currency);
  if (command === 'authorise') {
    return {
      kind: 'order_confirmed',
      key: `order_confirmed:${id}`,
      title: `Thank you for order ${number}`,
      body: `Your bank has set aside ${total}. We take it when we pack your order, and we’ll email you when it is sent.`,
    };
  }
  if (command === 'pay' && totalAmount > 0) {
    return {
      kind: 'order_confirmed',
      key: `order_confirmed:${id}`,
      title: `Thank you for order ${number}`,
      body: `${total} is paid. We’ll pack your order next, and email you when it is sent.`,
    };
  }
  if (command === 'pack') {
    return {
      kind: 'order_packed',
      key: `order_packed:${id}`,
      title: `Order ${number} is packed`,
      body: 'It is ready for the carrier to collect.',
    };
  }
  // Whose card was declined is told so on the spot, and whoever is released from a lot by its own notice.
  if (command === 'cancel' && cancelReason !== 'payment_declined' && cancelReason !== 'released') {
    const unpaid = (order.status === 'placed' || order.status === 'authorised') && cancelReason !== 'stock_gone';
    return {
      kind: 'order_cancelled',
      key: `order_cancelled:${id}`,
      title: `Order ${number} is cancelled`,
      body:
        order.source === 'auction' && cancelReason === 'unpaid'
          ? lotUnpaidWords
          : unpaid
            ? 'Nothing was charged.'
            : `${moneyInWords(totalAmount - refundedAmount, currency)} will be refunded. We’ll email you when we have told the bank.`,
    };
  }
  return null;
}

const lotUnpaidWords =
  'The lot was not paid in time, so the house may offer it to the next bidder. Nothing was charged. Your account has a mark for a year; with a second one you can’t bid until the house allows it.';
