import type { WaitingPayment } from '#contract/checkout/checkout.ts';
import { paymentProviders, paymentTraits } from '#contract/payment/payment-providers.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';

const resumable = paymentProviders.filter((provider) => paymentTraits[provider].resumes);

/** The last payment that a person began for their bag and that they can go on with at its provider; null if there is none. */
export async function readWaitingPayment(personId: string): Promise<WaitingPayment | null> {
  const payment = await database().payment.findFirst({
    where: {
      provider: { in: resumable },
      status: { in: ['created', 'requires_action'] },
      order: { personId, source: 'shop', status: 'placed' },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, order: { select: { number: true, numberPrefix: true } } },
  });
  return payment && { paymentId: payment.id, number: orderNumber(payment.order) };
}
