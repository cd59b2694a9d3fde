import type { CancelReason } from '#domain/order/cancel-reason.ts';
import type { OrderCommand } from '#domain/order/order-transitions.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { notifyOfOrder, type OrderNotice } from '#server/notice/notify-of-order.ts';
import type { NoticeFacts } from '#server/notice/words/notice-form.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { addressLines } from '#server/shop/shop-on-paper.ts';
import type { LockedOrder } from './lock-order.ts';

/** Notifies of steps that no parcel or refund notifies of. @param order as it was before the step */
export async function notifyOfOrderStep(
  tx: Tx,
  order: LockedOrder,
  step: {
    command: OrderCommand;
    cancelReason?: CancelReason | undefined;
    gives?: CancelledExchange | null | undefined;
  },
): Promise<void> {
  const isCollected = step.command === 'pack' && order.shippingMethod === pickUpMethod;
  const collectAt = isCollected ? addressLines(await readShop(tx)).join(', ') : undefined;
  const undecided = step.command === 'cancel' && order.status === 'placed' && (await isUndecided(tx, order.id));
  const byHand = step.command === 'cancel' && order.source === 'desk' && (await isByHand(tx, order.id));
  const notice = stepNotice(order, { ...step, collectAt, undecided, byHand });
  if (notice) await notifyOfOrder(tx, order, notice);
}

async function isUndecided(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.payment.count({ where: { orderId, status: 'processing' } })) > 0;
}

/** Whether the shop's people have its money, or are about to record it. */
async function isByHand(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.payment.count({ where: { orderId, provider: 'manual', status: { not: 'declined' } } })) > 0;
}

/** What goes back of the order that paid for an exchange. */
export interface CancelledExchange {
  amount: number;
  ofNumber: string;
}

interface ToldStep {
  command: OrderCommand;
  cancelReason?: string | undefined;
  gives?: CancelledExchange | null | undefined;
  /** The shop's address, if a packed order is collected there. */
  collectAt?: string | undefined;
  /** A payment for it is with the payer's bank. */
  undecided?: boolean;
  /** The shop's people have its money. */
  byHand?: boolean;
  /** No money moves. */
  test?: boolean;
  /** Of a sale: what its mail lists. */
  sold?: NoticeFacts<'order_confirmed'>['sold'];
}

type StepOrder = Pick<
  LockedOrder,
  'id' | 'number' | 'source' | 'status' | 'currency' | 'totalAmount' | 'giftCardAmount' | 'refundedAmount'
> &
  Partial<Pick<LockedOrder, 'payWay'>>;

/** What is told of a step, or null. An exchange is told of by its return: nothing is paid for it. */
export function stepNotice(
  order: StepOrder,
  { command, cancelReason, gives, sold, collectAt, undecided = false, byHand = false, test = false }: ToldStep,
): OrderNotice | null {
  const { id, number, currency, totalAmount, giftCardAmount } = order;
  const taken = command === 'pay';
  if (command === 'authorise' || (command === 'pay' && totalAmount > 0)) {
    return {
      kind: 'order_confirmed',
      key: `order_confirmed:${id}`,
      // Of what gift cards pay, the bank sets nothing aside.
      facts: {
        ...{ number, totalAmount: taken ? totalAmount : totalAmount - giftCardAmount, currency, taken, sold },
        ...(test ? { test } : {}),
      },
    };
  }
  if (command === 'pack') return { kind: 'order_packed', key: `order_packed:${id}`, facts: { number, collectAt } };
  // Whose card was declined is told so on the spot, and whoever is released from a lot by its own notice.
  if (command === 'cancel' && cancelReason !== 'payment_declined' && cancelReason !== 'released') {
    const facts = gives
      ? ({ outcome: 'exchange', number, refundAmount: gives.amount, currency, paidWith: gives.ofNumber } as const)
      : cancelFacts(order, { cancelReason, undecided, byHand });
    return { kind: 'order_cancelled', key: `order_cancelled:${id}`, facts };
  }
  return null;
}

function cancelFacts(
  { number, source, status, currency, totalAmount, giftCardAmount, refundedAmount, payWay }: StepOrder,
  { cancelReason, undecided, byHand }: { cancelReason: string | undefined; undecided: boolean; byHand: boolean },
): NoticeFacts<'order_cancelled'> {
  if (source === 'auction' && cancelReason === 'unpaid') return { outcome: 'lot_unpaid', number };
  const unpaid = (status === 'placed' || status === 'authorised') && cancelReason !== 'stock_gone';
  if (unpaid) {
    const onCard = giftCardAmount > 0 ? { giftCardAmount, currency } : {};
    return status === 'authorised'
      ? { outcome: 'let_go', number, ...onCard }
      : {
          outcome: 'not_charged',
          number,
          ...onCard,
          ...(undecided ? { undecided } : {}),
          ...(payWay === 'transfer' ? { transfer: true } : {}),
        };
  }
  const refundAmount = totalAmount - refundedAmount;
  // The bank's part goes back first, so what is left is the gift cards' first.
  const onGiftCard = Math.min(refundAmount, giftCardAmount);
  return {
    outcome: 'refund',
    number,
    refundAmount,
    currency,
    ...(onGiftCard > 0 ? { giftCardAmount: onGiftCard } : {}),
    ...(byHand ? { byHand } : {}),
  };
}
