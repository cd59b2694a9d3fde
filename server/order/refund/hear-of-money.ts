import { database } from '#server/engine/database/database.ts';
import { followDisputes } from '#server/order/dispute/follow-disputes.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { DisputeAtProvider } from '#server/payment/payment-provider.ts';
import { followRefunds } from './follow-refunds.ts';
import { sendRefundsNow } from './send-refunds.ts';

/**
 * Asks a payment's provider what has gone back and what is disputed, and follows it. Repeatable.
 * @param told of disputes that were told of: they count even if nobody can be asked
 * @throws what the provider does
 */
export async function hearOfMoney(paymentId: string, told: readonly DisputeAtProvider[] = []): Promise<void> {
  const payment = await database().payment.findUnique({
    where: { id: paymentId },
    select: { provider: true, orderId: true },
  });
  if (!payment) return;
  const wasFreed = await followDisputes(paymentId, told);
  const { refunds, disputes } = await providerNamed(payment.provider).takenBack(paymentId);
  await followRefunds(paymentId, refunds);
  const isFree = await followDisputes(paymentId, disputes);
  if (wasFreed || isFree) await sendRefundsNow(payment.orderId);
}
