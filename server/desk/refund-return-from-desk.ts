import type { ReturnStatus } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { refundReturn } from '#server/return/refund-return.ts';
import type { ReturnKey } from '#server/return/state/lock-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { typedAmount } from './typed-amount.ts';

/**
 * Refunds a return by what was typed, in major units. Refuses what `refundReturn` refuses.
 * @throws AccessProblem `not_found`, or `invalid` for what is no amount
 */
export async function refundReturnFromDesk(
  key: ReturnKey,
  { amount: typed, actor }: { amount?: string | undefined; actor: Actor },
): Promise<Decision<ReturnStatus, Problem>> {
  const order = await database().order.findUnique({ where: { publicId: key.publicId }, select: { currency: true } });
  if (!order) throw notFound('order');
  const amount = typed === undefined ? undefined : typedAmount(typed, { currency: order.currency, field: 'amount' });
  return refundReturn(key, { actor, amount });
}
