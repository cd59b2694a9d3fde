import type { PaidByHand } from '#contract/order/new-order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { takeByHand } from '#server/order/payment/take-by-hand.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { typedAmount } from './typed-amount.ts';

/** Records the money of an order, as typed in major units. @throws AccessProblem `not_found`, or `invalid` for what is no amount */
export async function takeMoneyAtDesk(
  publicId: string,
  { how, amount, actor }: PaidByHand & { actor: Actor },
): Promise<Decision<null, Problem>> {
  const order = await database().order.findUnique({ where: { publicId }, select: { currency: true } });
  if (!order) throw notFound('order');
  const received = typedAmount(amount, { currency: order.currency, field: 'amount' });
  return takeByHand(publicId, { how, received, actor });
}
