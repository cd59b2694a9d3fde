import type { Tx } from '#server/database/database.ts';
import { providerNamed } from '#server/payment/provider-named.ts';

export const payMinutes = 10;

/** Writes a payment that is about to be made. Its id is the provider's idempotency key. */
export async function newPayment(
  tx: Tx,
  order: { id: string; totalAmount: number; currency: string },
  { provider, token }: { provider: string; token: string },
): Promise<string> {
  const { id } = await tx.payment.create({
    data: {
      orderId: order.id,
      provider,
      method: providerNamed(provider).methodName(token),
      amount: order.totalAmount,
      currency: order.currency,
      status: 'created',
    },
    select: { id: true },
  });
  return id;
}
