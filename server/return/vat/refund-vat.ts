/**
 * Puts an order's VAT right that was charged because VIES didn't answer: asks it again, and refunds exactly the VAT once
 * the number is valid.
 */
import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { mayReverseCharge } from '#domain/tariff/tax-treatment.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { readVatLeft, takeVatOff } from '#server/invoice/take-vat-off.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { disputedMoney, readDisputed } from '#server/order/dispute/standing-dispute.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { recordOrderEvent } from '#server/order/move-order.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { readWorthOfLines } from '#server/order/refund/line-worths.ts';
import { oweRefund } from '#server/order/refund/refund-rows.ts';
import { sendRefundsNow } from '#server/order/refund/send-refunds.ts';
import { noteAnswer, settleRecheck } from '#server/order/vat/answer-recheck.ts';
import type { Actor } from '#server/session/actor.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { checkVatNumber, readVatChecks } from '#server/vat-number/check-vat-number.ts';
import { notFound } from '#server/web/problem.ts';
import { lowerExchanged } from './lower-exchanged.ts';

export interface VatRefunded {
  refundId: string;
  /** In minor units. */
  amount: number;
}

interface Asking {
  actor: Actor;
  /** The VAT number that was seen when it was asked for; left out: the order's. */
  vatNumber?: string | undefined;
}

/**
 * Asks VIES about an order's VAT number again. Once it is valid, the VAT is refunded by one refund, a credit note takes
 * the invoice back, and another bills the order with reverse charge. Refuses `vat_not_refundable` with why, and
 * `payment_disputed`; then no money moves.
 * @throws AccessProblem `not_found`
 */
export async function refundVat(
  publicId: string,
  { actor, vatNumber: seen }: Asking,
): Promise<Decision<VatRefunded, Problem>> {
  const row = await database().order.findUnique({ where: { publicId }, select: { id: true, number: true } });
  if (!row) throw notFound('order');
  // A transaction of its own: a later try of the same request is given what it came to, not what it has led to.
  const vatNumber = await transaction(async (tx): Promise<Decision<string, Problem>> => {
    const now = await readCase(tx, row.id);
    const why = whyNot(now, seen);
    return why ? refuse(why) : accept(now.vatNumber ?? '');
  });
  if (!vatNumber.ok) return vatNumber;
  const check = await askVies(vatNumber.value);
  const decided = await transaction(async (tx) => {
    const order = await lockOrder(tx, { publicId });
    return decide(tx, order, { actor, seen, check });
  });
  if (!decided.ok) return decided;
  await sendRefundsNow(row.id);
  return decided;
}

/** An answer of today that was valid counts: VIES may be away again. */
async function askVies(number: string): Promise<VatCheck> {
  const kept = (await readVatChecks(database(), [number])).get(number);
  return kept?.result === 'valid' ? kept : checkVatNumber(number, { again: true });
}

interface Case {
  number: string;
  status: string;
  vatNumber: string | null;
  mayReverse: boolean;
  /** Null: VIES had answered when it was placed. */
  recheck: { settledAt: Date | null } | null;
  isPaid: boolean;
  /** Pieces of it, or what came in exchange for them, are on their way back at what was paid for them with VAT. */
  hasReturns: boolean;
  vat: number;
}

async function readCase(tx: Tx, orderId: string): Promise<Case> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      number: true,
      numberPrefix: true,
      status: true,
      vatNumber: true,
      shippingAddress: true,
      vatRecheck: { select: { settledAt: true } },
      payments: { where: { status: { in: ['approved', 'refunded'] } }, select: { id: true } },
    },
  });
  const address = readColumn('orders.shipping_address', orderNumber(order), order.shippingAddress);
  const destination = { country: address?.country ?? '', postalCode: address?.postalCode ?? '' };
  const { country } = await readShop(tx);
  return {
    number: orderNumber(order),
    status: order.status,
    vatNumber: order.vatNumber,
    mayReverse: order.vatNumber !== null && mayReverseCharge(country, { destination, vatNumber: order.vatNumber }),
    recheck: order.vatRecheck,
    isPaid: order.payments.length > 0,
    hasReturns: await hasOpenReturns(tx, orderId),
    vat: await readVatLeft(tx, orderId),
  };
}

async function hasOpenReturns(tx: Tx, orderId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    WITH RECURSIVE exchanged AS (
      SELECT ${orderId}::text AS id
      UNION SELECT next.id FROM exchanged JOIN order_return AS back ON back.order_id = exchanged.id
        JOIN orders AS next ON next.exchange_of_id = back.id)
    SELECT EXISTS (SELECT FROM order_return AS back JOIN exchanged ON back.order_id = exchanged.id
      WHERE back.status NOT IN ('declined', 'withdrawn', 'refunded', 'exchanged', 'closed')) AS has`;
  return row?.has ?? false;
}

/** Why nothing can be put right, whatever VIES says; null: it can. */
function whyNot(one: Case, seen: string | undefined): Problem | null {
  const { number, status, recheck, vatNumber } = one;
  const no = (message: string): Problem => ({ code: 'vat_not_refundable', message });
  if (recheck?.settledAt)
    return no(`The VAT of order ${number} has been refunded already. Nothing was refunded again.`);
  if (status === 'cancelled' || status === 'refunded')
    return no(`Order ${number} is ${status}, so all of its VAT has gone back with it.`);
  if (!recheck || vatNumber === null)
    return no(`Order ${number} wasn’t charged VAT for want of an answer from VIES, so there is nothing to put right.`);
  if (seen !== undefined && seen !== vatNumber)
    return no(`Order ${number} has another VAT number now, ${vatNumber}. Read it, then check again.`);
  if (!one.mayReverse) return no(`Order ${number} doesn’t go to another EU country from the shop’s, so its VAT stays.`);
  if (!one.isPaid) return no(`Order ${number} isn’t paid yet. Check again once it is.`);
  if (one.hasReturns)
    return no(`Pieces of order ${number}, or of its exchange, are on their way back. Settle the return first.`);
  if (one.vat === 0) return no(`No VAT is left on the invoice of order ${number}.`);
  return null;
}

interface Deciding {
  actor: Actor;
  seen: string | undefined;
  check: VatCheck;
}

async function decide(
  tx: Tx,
  order: LockedOrder,
  { actor, seen, check }: Deciding,
): Promise<Decision<VatRefunded, Problem>> {
  const now = await readCase(tx, order.id);
  const why = whyNot(now, seen ?? check.number);
  if (why) return refuse(why);
  await noteAnswer(tx, order.id, check);
  if (check.result !== 'valid') return refuse(notConfirmed(order, check));
  const disputed = await readDisputed(tx, order.id);
  const left = order.totalAmount - order.refundedAmount;
  if (disputed > 0 && now.vat > left - disputed)
    return refuse(disputedMoney(order, { disputed, free: left - disputed }));
  return accept(await owe(tx, order, { actor, check, amount: now.vat }));
}

function notConfirmed({ number }: LockedOrder, { number: vatNumber, result }: VatCheck): Problem {
  const message =
    result === 'invalid'
      ? `VIES says that ${vatNumber} isn’t valid, so the VAT of order ${number} stays. Nothing was refunded.`
      : `VIES, or the register of ${vatNumber}’s country, still doesn’t answer. Nothing was refunded. Check again later.`;
  return { code: 'vat_not_refundable', message };
}

async function owe(
  tx: Tx,
  order: LockedOrder,
  { actor, check, amount }: { actor: Actor; check: VatCheck; amount: number },
): Promise<VatRefunded> {
  const { id: paymentId } = await tx.payment.findFirstOrThrow({
    where: { orderId: order.id, status: { in: ['approved', 'refunded'] } },
  });
  const by = stockActor(actor) ?? orderActor(actor).name;
  const proof = check.consultation ? ` (consultation number ${check.consultation})` : '';
  const reason = `VIES has confirmed the VAT number ${check.number}${proof}, so the VAT is taken off.`;
  const refundId = await oweRefund(tx, order, { paymentId, amount, reason, key: `vat:${order.id}` });
  const worths = await readWorthOfLines(tx, order.id);
  await settleRecheck(tx, order.id, { by, refundId });
  await lowerExchanged(tx, order.id, worths);
  await recordOrderEvent(tx, order, {
    kind: 'vat_refunded',
    actor: { ...orderActor(actor), name: by },
    note: `${moneyInWords(amount, order.currency)}, ${check.number}`,
  });
  await notifyOfOrder(tx, order, {
    kind: 'vat_refunded',
    key: `vat_refunded:${order.id}`,
    facts: { number: order.number, amount, currency: order.currency, vatNumber: check.number },
  });
  await takeVatOff(tx, order.id, { refundId, reason });
  return { refundId, amount };
}
