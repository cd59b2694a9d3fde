import type { DeskRefund } from '#contract/order/desk-order-forms.ts';
import type { RefundAnswer } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import type { Actor } from '#server/session/actor.ts';
import { notFound } from '#server/web/problem.ts';
import { typedAmount } from './typed-amount.ts';

/**
 * Refunds what was typed, in major units, what the chosen pieces cost, or all that is left. The same amount sent twice
 * from one state of the order is one refund. Refuses `illegal_transition`, `invalid` (pieces that aren't left) and
 * `refund_too_large`.
 * @throws AccessProblem `not_found`, or `invalid` for what is no amount
 */
export async function refundFromDesk(
  publicId: string,
  { amount: typed, lines, reason, seenVersion, actor }: DeskRefund & { actor: Actor },
): Promise<Decision<RefundAnswer, Problem>> {
  const order = await database().order.findUnique({ where: { publicId }, select: { currency: true } });
  if (!order) throw notFound('order');
  const amount = typed === undefined ? undefined : typedAmount(typed, { currency: order.currency, field: 'amount' });
  const key = `desk ${seenVersion} ${lines ? JSON.stringify(lines) : ''} ${amount ?? 'all'}`;
  return refundOrder(publicId, { actor, amount, lines, reason, key });
}
