import { traitsOfProvider } from '#contract/payment/payment-providers.ts';
import { disputedAmount } from '#domain/order/dispute.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { giveBackToGiftCards } from '#server/gift-card/give-back-to-gift-cards.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import type { RefundedLine } from '#server/order/sendable.ts';

/**
 * The bank's part goes after the commit (`send-refunds`), and is paid out first; what is beyond goes back to the gift cards
 * that paid it, here. The order must be locked. @returns the refund's id
 */
export async function oweRefund(
  tx: Tx,
  order: LockedOrder,
  {
    lines,
    ...refund
  }: {
    paymentId: string;
    amount: number;
    reason: string;
    key?: string | null;
    returnId?: string | null;
    lines?: readonly RefundedLine[] | undefined;
  },
): Promise<string> {
  const giftCardAmount = await giveBackBeyond(tx, order, refund);
  const { id } = await tx.refund.create({
    data: {
      ...refund,
      giftCardAmount,
      orderId: order.id,
      // Nothing is nobody's to pay out.
      status: refund.amount > 0 ? 'pending' : 'done',
      byHand: await isByHand(tx, refund.paymentId),
      ...(lines ? { lines: lines.map((line) => ({ ...line })) } : {}),
    },
    select: { id: true },
  });
  await tx.order.update({ where: { id: order.id }, data: { refundedAmount: { increment: refund.amount } } });
  return id;
}

async function giveBackBeyond(
  tx: Tx,
  order: LockedOrder,
  { paymentId, amount }: { paymentId: string; amount: number },
): Promise<number> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { amount: true, currency: true },
  });
  const { _sum: before } = await tx.refund.aggregate({
    where: { paymentId },
    _sum: { amount: true, giftCardAmount: true },
  });
  // What the bank takes back isn't ours to give: a gift card's part may still go back to it.
  const disputes = await tx.dispute.findMany({ where: { paymentId } });
  const taken = disputedAmount(disputes, payment);
  const leftAtBank = Math.max(0, payment.amount - taken - (before.amount ?? 0) + (before.giftCardAmount ?? 0));
  const beyond = Math.max(0, amount - leftAtBank);
  if (beyond === 0) return 0;
  const given = await giveBackToGiftCards(tx, order.id, beyond);
  if (given !== beyond)
    throw new Error(`Order ${order.number} was not paid enough by gift cards to give ${beyond} back.`);
  return given;
}

/** Whether the shop's people give money of this payment back themselves. */
export async function isByHand(tx: Tx, id: string): Promise<boolean> {
  const { provider } = await tx.payment.findUniqueOrThrow({ where: { id }, select: { provider: true } });
  return traitsOfProvider(provider)?.refundsByHand === true;
}
