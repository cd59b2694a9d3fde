import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { mayOpenOrder, type OrderVisitor } from '#server/order/link/order-access.ts';
import { notFound } from '#server/web/problem.ts';

export interface PaymentToConfirm {
  id: string;
  orderId: string;
  provider: string;
  status: string;
  method: string;
  amount: number;
  currency: string;
  payBy: string | null;
  publicId: string;
  orderStatus: string;
  number: string;
}

/** Reads a payment for those who may open its order. @throws AccessProblem `not_found`, also for another's payment */
export async function readPaymentToConfirm(visitor: OrderVisitor, paymentId: string): Promise<PaymentToConfirm> {
  const payment = await database().payment.findUnique({
    where: { id: paymentId },
    include: { order: { select: { publicId: true, number: true, numberPrefix: true, status: true, payBy: true } } },
  });
  if (!payment || !(await mayOpenOrder(visitor, payment.order.publicId))) throw notFound('payment');
  const { id, orderId, provider, status, method, amount, currency, order } = payment;
  return {
    id,
    orderId,
    provider,
    status,
    method,
    amount,
    currency,
    payBy: order.payBy?.toISOString() ?? null,
    publicId: order.publicId,
    orderStatus: order.status,
    number: orderNumber(order),
  };
}
