/** The tries of a payment, each a payment of its own at Mollie. */
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { isLoopback } from '#server/engine/network/loopback.ts';
import { log } from '#server/engine/process/log.ts';
import { goneOf } from '../gone-of.ts';
import type { RefundAtProvider } from '../payment-provider.ts';
import { askMollie, MollieRefusal } from './mollie-api.ts';
import {
  endMollieCharge,
  keepGivenBack,
  keepRef,
  keepStatus,
  type MollieChargeRow,
  type MollieTryRow,
  mollieCharges,
} from './mollie-charges.ts';
import { isOver, type MolliePayment, minorUnits, molliePaymentSchema } from './mollie-payment.ts';
import { readMollieRefund, refundsOfTry } from './mollie-taken-back.ts';

/** Asks Mollie how one try stands, and notes it. */
export async function lookAt(paymentId: string, ref: string): Promise<MolliePayment> {
  const payment = molliePaymentSchema.parse(await askMollie('GET', `/v2/payments/${ref}`));
  await keepStatus(paymentId, payment.id, payment.status);
  return payment;
}

/** Asks for a try that has no id yet, under its key. @returns null if Mollie won't make it: then the charge has ended */
export async function makeTry(row: MollieChargeRow, n: number): Promise<MolliePayment | null> {
  const { paymentId } = row;
  try {
    const answer = await askMollie('POST', '/v2/payments', {
      body: await wanted(row),
      key: `payment:${paymentId}:${n}`,
    });
    const made = molliePaymentSchema.parse(answer);
    const ref = await keepRef(paymentId, n, made.id);
    // The same answer is given for an hour, whatever became of the payment since.
    return await lookAt(paymentId, ref);
  } catch (error) {
    if (!(error instanceof MollieRefusal) || (error.status !== 400 && error.status !== 422)) throw error;
    // Mollie has understood and won't: another try would be answered alike.
    log().error({ err: error, paymentId }, 'Mollie refused to make a charge');
    await endMollieCharge(paymentId, 'not_possible');
    return null;
  }
}

async function wanted({ paymentId, amount, currency, backTo }: MollieChargeRow) {
  const { order } = await database().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { order: { select: { number: true, numberPrefix: true } } },
  });
  return {
    amount: { currency, value: decimalAmount(amount, currency) },
    description: `Order ${orderNumber(order)}`,
    redirectUrl: backTo,
    ...webhookOf(backTo),
    metadata: { payment: paymentId },
  };
}

/** Mollie refuses an address that it can't reach; the sweep asks then. */
function webhookOf(backTo: string): { webhookUrl?: string } {
  const { origin, hostname } = new URL(backTo);
  return isLoopback(hostname.replace(/^\[|\]$/g, '')) ? {} : { webhookUrl: `${origin}/api/webhooks/mollie` };
}

/** Calls a try off, as far as Mollie can. @returns how it stands then */
export async function callOff(paymentId: string, payment: MolliePayment): Promise<MolliePayment> {
  if (!payment.isCancelable || payment.status === 'paid' || isOver(payment.status)) return payment;
  try {
    await askMollie('DELETE', `/v2/payments/${payment.id}`);
  } catch (error) {
    // It was paid, or its payer has gone to their bank, a moment before.
    if (!(error instanceof MollieRefusal) || error.status >= 500) throw error;
  }
  return lookAt(paymentId, payment.id);
}

interface WantedOfTry {
  inAll: { amount: number; currency: string };
  key: (before: readonly RefundAtProvider[]) => string;
  metadata?: { refund: string };
}

/** Gives back until so many minor units have gone back of a try. What failed at the bank doesn't count. */
export async function refundTry(
  ref: string,
  { inAll: { amount, currency }, key, metadata }: WantedOfTry,
): Promise<RefundAtProvider[]> {
  const refunds = await refundsOfTry(ref);
  const left = amount - goneOf(refunds);
  if (left <= 0) return refunds;
  const body = { amount: { currency, value: decimalAmount(left, currency) }, ...(metadata ? { metadata } : {}) };
  const made = readMollieRefund(await askMollie('POST', `/v2/payments/${ref}/refunds`, { body, key: key(refunds) }));
  return refunds.some((one) => one.ref === made.ref) ? refunds : [...refunds, made];
}

const isPaidBeside = ({ ref, status }: MollieTryRow, { kept }: MollieChargeRow) =>
  kept !== null && ref !== kept && status === 'paid';
const mayBePaidBeside = ({ ref, status }: MollieTryRow, { kept }: MollieChargeRow) =>
  kept !== null && ref !== null && ref !== kept && status !== 'paid' && !isOver(status);

/** Once one try is paid: calls off what could still be paid beside it, and gives back whole what was. Safe to repeat. */
export async function clearBeside(row: MollieChargeRow): Promise<void> {
  const { paymentId, tries } = row;
  for (const one of tries) {
    const { ref, gaveBack } = one;
    if (ref === null || gaveBack) continue;
    const isPaid = mayBePaidBeside(one, row)
      ? (await callOff(paymentId, await lookAt(paymentId, ref))).status === 'paid'
      : isPaidBeside(one, row);
    if (!isPaid) continue;
    const { amount } = await lookAt(paymentId, ref);
    await mollieCharges.whileRefunding(paymentId, () =>
      refundTry(ref, {
        inAll: { amount: minorUnits(amount), currency: amount.currency },
        key: () => `beside:${ref}`,
      }).then(() => {}),
    );
    await keepGivenBack(ref);
    log().error({ paymentId, ref }, 'a payment was paid twice at Mollie; the second was given back');
  }
}
