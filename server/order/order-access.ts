/**
 * I7: who may see an order. Its owner's session, whoever has its link, the desk, and a key that
 * may read orders. Everyone else gets the same "not found", whether or not there is such an order.
 */
import { database } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';
import { type Actor, hasScope } from '#server/session/actor.ts';
import { findOrderLink, linkCookieName } from './order-link.ts';

export interface OrderVisitor {
  actor: Actor;
  cookies: ReadonlyMap<string, string>;
}

export async function mayOpenOrder({ actor, cookies }: OrderVisitor, publicId: string): Promise<boolean> {
  if (actor.kind === 'key') return hasScope(actor, 'orders:read');
  if (actor.kind === 'person' && (actor.role === 'merchant' || (await ownsOrder(actor, publicId)))) return true;
  return bearsLink(cookies, publicId);
}

async function bearsLink(cookies: OrderVisitor['cookies'], publicId: string): Promise<boolean> {
  const secret = cookies.get(linkCookieName('owner', publicId));
  if (!secret) return false;
  return (await findOrderLink(database(), secret, 'owner'))?.publicId === publicId;
}

/**
 * Whether they stand on the customer's side of an order: its owner, or the bearer of its link. The desk
 * sees the order too, but speaks for itself.
 */
export async function isCustomerOf({ actor, cookies }: OrderVisitor, publicId: string): Promise<boolean> {
  return (await ownsOrder(actor, publicId)) || bearsLink(cookies, publicId);
}

/** @throws AccessProblem `not_found` */
export async function requireCustomer(visitor: OrderVisitor, publicId: string): Promise<void> {
  if (!(await isCustomerOf(visitor, publicId))) throw notFound('order');
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
