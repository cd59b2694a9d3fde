import type { Checkout, CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { requireStepUp } from '#server/order/access/require-step-up.ts';
import { type OrderVisitor, ownsOrder, requireOrder } from '#server/order/link/order-access.ts';
import type { MeansOfPayment } from '#server/payment/payment-provider.ts';
import { can } from '#server/session/can.ts';
import { payOrder } from './pay-order.ts';

/**
 * Pays an order that waits for it, as `payOrder` does. Whoever has only its link says where it goes, and who is told of it,
 * with a code that went to the order's own address; without one they pay it as it is.
 * @throws AccessProblem `not_found` for whoever may not open the order
 */
export async function payAsVisitor(
  request: OrderVisitor & { headers: Headers },
  publicId: string,
  { checkout, means }: { checkout: Checkout; means: MeansOfPayment },
): Promise<Decision<CheckoutAnswer, Problem>> {
  const { actor } = request;
  await requireOrder(request, publicId);
  const isDesk = can(actor, 'order:place') && actor.kind === 'person';
  const setsDetails = isDesk || (await ownsOrder(actor, publicId));
  const paid = await payOrder(publicId, checkout, { means, setsDetails });
  // A code is used up only where one is needed.
  if (paid.ok || paid.refusal.code !== 'step_up_required' || checkout.code === undefined) return paid;
  const proven = await requireStepUp(request, publicId, { code: checkout.code });
  return proven.ok ? payOrder(publicId, checkout, { means, setsDetails: true }) : proven;
}
