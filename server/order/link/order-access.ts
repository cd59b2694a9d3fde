/** I7: whoever may not see an order gets the same "not found", whether or not it exists. */

import type { Needed } from '#domain/permission/permissions.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { meetsNeed } from '#server/session/can.ts';
import { type Ground, groundOf } from '#server/session/ground.ts';
import { notFound } from '#server/web/problem.ts';
import { findOrderLink, hashOfSecret, linkCookieName } from './order-link.ts';

export interface OrderVisitor {
  actor: Actor;
  cookies: ReadonlyMap<string, string>;
}

/** Needed for any order, with what it cost. */
const anyOrder: Needed = { all: ['order:read', 'money:read'] };

/** Needed for what is written about any order. */
export const anyMessages = { all: ['order:read', 'message:answer'] } as const satisfies Needed;

/** @param needs what lets the shop's people and keys in; customers, their own order or link does */
export async function mayOpenOrder(
  visitor: OrderVisitor,
  publicId: string,
  needs: Needed = anyOrder,
): Promise<boolean> {
  const allowed = mayWatchWith(needs)(visitor, publicId);
  if (allowed !== 'ask') return allowed === null;
  return (await mayOpenOrders(database(), [{ watcher: visitor, id: publicId }]))[0] !== null;
}

/** Tells without the database who may open something of an order, and who can't. */
const mayWatchWith =
  (needs: Needed) =>
  ({ actor, cookies }: OrderVisitor, publicId: string): 'not_found' | 'ask' | null => {
    if (actor.kind !== 'nobody' && meetsNeed(actor, needs)) return null;
    if (actor.kind === 'key') return 'not_found';
    if (actor.kind === 'person') return 'ask';
    return cookies.get(linkCookieName('owner', publicId)) ? 'ask' : 'not_found';
  };
export const mayWatchOrder = mayWatchWith(anyOrder);
export const mayWatchMessages = mayWatchWith(anyMessages);

/** What opens each of these to the visitor: their session, if it's their own order, or else the link that they bear. */
export async function mayOpenOrders(
  db: Tx,
  asked: readonly { watcher: OrderVisitor; id: string }[],
): Promise<(Ground | null)[]> {
  const ids = asked.map(({ id }) => id);
  const people = asked.map(({ watcher: { actor } }) => (actor.kind === 'person' ? actor.personId : null));
  const hashes = asked.map(({ watcher, id }) => {
    const secret = watcher.cookies.get(linkCookieName('owner', id));
    return secret ? hashOfSecret(secret) : null;
  });
  const rows = await db.$queryRaw<{ isOwn: boolean; link: string | null }[]>`
    SELECT EXISTS (SELECT FROM orders WHERE public_id = asked.id AND person_id = asked.person) AS "isOwn",
      (SELECT order_link.id FROM order_link JOIN orders ON orders.id = order_link.order_id
       WHERE token_hash = asked.hash AND scope = 'owner' AND public_id = asked.id
         AND revoked_at IS NULL AND expires_at > clock_timestamp()) AS link
    FROM unnest(${ids}::text[], ${people}::text[], ${hashes}::text[]) WITH ORDINALITY AS asked (id, person, hash, place)
    ORDER BY place`;
  return rows.map(({ isOwn, link }, index): Ground | null => {
    const own = isOwn && asked[index] ? groundOf(asked[index].watcher.actor) : null;
    return own ?? (link === null ? null : `link:${link}`);
  });
}

async function bearsLink(cookies: OrderVisitor['cookies'], publicId: string): Promise<boolean> {
  const secret = cookies.get(linkCookieName('owner', publicId));
  if (!secret) return false;
  return (await findOrderLink(database(), secret, 'owner'))?.publicId === publicId;
}

/** A customer is the owner or the bearer of the link. The desk sees the order too, but speaks for itself. */
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
export async function requireOrder(visitor: OrderVisitor, publicId: string, needs?: Needed): Promise<void> {
  if (!(await mayOpenOrder(visitor, publicId, needs))) throw notFound('order');
}
