import type { CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { CheckoutClient, PayerClient } from '#contract/payment/payment.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import type { PaymentStatus } from '#domain/order/payment-progress.ts';
import { database } from '#server/engine/database/database.ts';
import { backTo } from './back-to.ts';
import { paymentDeclined } from './declined.ts';

/**
 * What paying an order has come to by now: the same answer for the first press and every repeat.
 * @param client what the payer's browser goes on with, if there is anything to do
 */
export async function readCheckoutOutcome(
  orderId: string,
  client: PayerClient | null,
): Promise<Decision<CheckoutAnswer, Problem>> {
  const order = await database().order.findUniqueOrThrow({
    where: { id: orderId },
    include: { payments: { orderBy: { createdAt: 'desc' }, take: 1 } },
  });
  const payment = order.payments[0];
  const status = order.status as OrderStatus;
  const answer = { publicId: order.publicId, number: orderNumber(order), status };
  const page = `/orders/${order.publicId}`;
  switch (payment?.status as PaymentStatus | undefined) {
    case 'requires_action':
      return accept({
        ...answer,
        payment: 'requires_action',
        next: `/checkout/authenticate/${payment?.id}`,
        ...(client && payment ? { client: forBrowser(client, payment.id) } : {}),
      });
    case 'created':
    case 'processing':
      return accept({ ...answer, payment: 'processing', next: page });
    case 'authorised':
    case 'approved':
    case 'refunded':
      return accept({ ...answer, payment: 'approved', next: page });
    default:
      return refuse(paymentDeclined(payment?.reason ?? order.cancelReason));
  }
}

const forBrowser = (client: PayerClient, paymentId: string): CheckoutClient =>
  'address' in client ? { ...client, paymentId } : { ...client, paymentId, backTo: backTo(paymentId) };
