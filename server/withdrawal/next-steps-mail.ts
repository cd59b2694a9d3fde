import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { paymentThen, refundWords } from '#domain/withdrawal/nothing-refunded.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { refundBy, sendBackBy } from '#domain/withdrawal/withdrawal-period.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { queueMail } from '#server/mail/queue-mail.ts';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { dayInFull } from './receipt-words.ts';
import { inTheHouse } from './settle-statement.ts';
import type { Statement } from './statement.ts';

type Refunded = { amount: number; cancelled: boolean };

/** Tells a customer what their statement led to: money, or pieces to send back. */
export async function queueNextSteps(
  tx: Tx,
  order: LockedOrder,
  statement: Statement,
  refunded: Refunded | null,
): Promise<void> {
  const number = withdrawalNumber(statement.number);
  const shop = await readShop(tx);
  const body = refunded ? await refundedWords(tx, order, refunded) : returnWords(order, statement, shop);
  await queueMail(
    tx,
    statement.email,
    letter({
      title: refunded ? `Your withdrawal ${number} is settled` : `Your withdrawal ${number}: what to do now`,
      body,
      why: `You’re getting this because you withdrew from a contract. Your statement has the number ${number}.`,
    }),
  );
}

async function refundedWords(tx: Tx, order: LockedOrder, { amount, cancelled }: Refunded): Promise<string> {
  const paid = await tx.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { paidAt: true, payments: { select: { status: true, reason: true } } },
  });
  const money = refundWords(amount > 0 ? moneyInWords(amount, order.currency) : null, paymentThen(paid));
  return cancelled
    ? `We hadn’t packed order ${order.number} yet, so there is nothing to send back.\n${money}`
    : `Your withdrawal from order ${order.number} is settled.\n${money}`;
}

function returnWords(order: LockedOrder, { receivedAt, orderText }: Statement, shop: ShopSettings): string {
  const at = receivedAt.getTime();
  const due = `We’ll refund you by ${dayInFull(refundBy(at, shop.zone))}. We may wait until the pieces, or proof that you’ve sent them, have reached us.`;
  const meant = `We’ve matched your statement${orderText ? ` about “${orderText}”` : ''} to order ${order.number}.`;
  const address = [shop.sellerName || shop.shopName, ...shop.sellerAddress.split('\n')].filter(Boolean).join(', ');
  const pays = shop.returnPaidBy === 'shop' ? 'We pay for sending it back.' : 'You pay for sending it back.';
  const back = `Send them back by ${dayInFull(sendBackBy(at, shop.zone))} to ${address}. ${pays}`;
  if (inTheHouse.has(order.status))
    return `${meant}\nIt is being packed. If it hasn’t left yet, we’ll stop it and refund you. If it reaches you all the same, refuse it at the door or send it back by ${dayInFull(sendBackBy(at, shop.zone))}.\n${due}`;
  return `${meant}\nIf the pieces are still on their way, you can refuse them at the door. ${back}\n${due}`;
}
