/**
 * I7: who may see an order. Its owner's session, whoever has its signed link, the desk, and a key that
 * may read orders. Everyone else gets the same "not found", whether or not there is such an order.
 */
import { database } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';
import { type Actor, hasScope } from '#server/session/actor.ts';
import { keyEnd, orderCookieName } from './order-link.ts';

export interface OrderVisitor {
  actor: Actor;
  cookies: ReadonlyMap<string, string>;
}

export async function mayOpenOrder({ actor, cookies }: OrderVisitor, publicId: string): Promise<boolean> {
  if (actor.kind === 'key') return hasScope(actor, 'orders:read');
  const key = cookies.get(orderCookieName(publicId));
  if (key && keyEnd(publicId, key, new Date())) return true;
  if (actor.kind !== 'person') return false;
  return actor.role === 'merchant' || ownsOrder(actor, publicId);
}

/** Their own order, not one that a link or the desk opens to them. */
export async function ownsOrder(actor: Actor, publicId: string): Promise<boolean> {
  if (actor.kind !== 'person') return false;
  return (await database().order.count({ where: { publicId, personId: actor.personId } })) > 0;
}

/** @throws AccessProblem `not_found` */
export async function requireOrder(visitor: OrderVisitor, publicId: string): Promise<void> {
  if (!(await mayOpenOrder(visitor, publicId))) throw notFound('order');
}
