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
  step: { command: OrderCommand; cancelReason?: string | undefined },
): Promise<void> {
  const { number, currency, totalAmount } = order;
  const total = moneyInWords(totalAmount, currency);
  if (step.command === 'authorise') {
    await tellOfOrder(tx, order, {
      ...{ kind: 'order_confirmed', key: `order_confirmed:${order.id}` },
      title: `Thank you for order ${number}`,
      body: `Your bank has set aside ${total}. We take it when we pack your order, and we’ll email you when it is sent.`,
    });
  }
  const paid = step.command === 'pay' ? paidNotice(order) : null;
  if (paid) await tellOfOrder(tx, order, paid);
  if (step.command === 'pack') {
    await tellOfOrder(tx, order, {
      ...{ kind: 'order_packed', key: `order_packed:${order.id}` },
      title: `Order ${number} is packed`,
      body: 'It is ready for the carrier to collect.',
    });
  }
  // Whose card was declined is told so on the spot, and whoever is released from a lot by its own notice.
  if (step.command === 'cancel' && step.cancelReason !== 'payment_declined' && step.cancelReason !== 'released') {
    await tellOfOrder(tx, order, {
      ...{ kind: 'order_cancelled', key: `order_cancelled:${order.id}` },
      title: `Order ${number} is cancelled`,
      body:
        order.source === 'auction' && step.cancelReason === 'unpaid'
          ? lotUnpaidWords
          : (order.status === 'placed' || order.status === 'authorised') && step.cancelReason !== 'stock_gone'
            ? 'Nothing was charged.'
            : `${moneyInWords(totalAmount - order.refundedAmount, currency)} will be refunded. We’ll email you when we have told the bank.`,
    });
  }
}

const lotUnpaidWords =
  'The lot was not paid in time, so the house may offer it to the next bidder. Nothing was charged. Your account has a mark for a year; with a second one you can’t bid until the house allows it.';

/** What is told of an order that is paid. An exchange is told of by its return: nothing is paid for it. */
export function paidNotice({
  id,
  number,
  totalAmount,
  currency,
}: Pick<LockedOrder, 'id' | 'number' | 'totalAmount' | 'currency'>): OrderNotice | null {
  if (totalAmount === 0) return null;
  return {
    ...{ kind: 'order_confirmed', key: `order_confirmed:${id}` },
    title: `Thank you for order ${number}`,
    body: `${moneyInWords(totalAmount, currency)} is paid. We’ll pack your order next, and email you when it is sent.`,
  };
}
