import type { Problem } from '#contract/errors.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { type OrderVisitor, requireOrder } from '#server/order/order-access.ts';
import { notFound } from '#server/problem.ts';
import type { Actor } from '#server/session/actor.ts';

/**
 * Lets a customer's word about a return through. The desk sees the order too, but doesn't ask for a return
 * in its customer's name here.
 *
 * @throws AccessProblem `not_found` for whoever is neither the order's owner nor the bearer of its link
 */
export async function proveCustomer(visitor: OrderVisitor, publicId: string): Promise<Decision<Actor, Problem>> {
  const { actor, cookies } = visitor;
  if (actor.kind === 'key' || (actor.kind === 'person' && actor.role === 'merchant')) throw notFound('order');
  await requireOrder({ actor, cookies }, publicId);
  return accept(actor);
}
