/**
 * A link's secret is an HMAC of its row's random id under the shop's secret. The database keeps its SHA-256 alone, so
 * a read database opens nothing, while the shop can repeat a link in the next mail and end any of them.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { linkDays } from '#domain/order/link-days.ts';
import { settings } from '#server/config/settings.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { linkCookiePrefixes } from '#server/session/link-cookies.ts';

/** `owner`: the whole page. `shared`: what a friend may see. */
export type LinkScope = keyof typeof linkDays;

export interface OrderLink {
  id: string;
  publicId: string;
  expiresAt: Date;
}

export const linkSecret = (id: string): string =>
  createHmac('sha256', settings().AUTH_SECRET).update('order-link:').update(id).digest('base64url');

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function newLink(): { id: string; hash: string } {
  const id = randomUUID();
  return { id, hash: hashOfSecret(linkSecret(id)) };
}

/** A new link to an order. @returns its id */
export async function newOrderLink(db: Statements, orderId: string, scope: LinkScope): Promise<string> {
  const { id, hash } = newLink();
  await db.$executeRaw`
    INSERT INTO order_link (id, order_id, scope, token_hash, expires_at)
    VALUES (${id}, ${orderId}, ${scope}, ${hash}, clock_timestamp() + make_interval(days => ${linkDays[scope]}::int))`;
  return id;
}

/** @returns the link that this secret opens, or null if it opens nothing (any more) */
export async function findOrderLink(db: Statements, secret: string, scope: LinkScope): Promise<OrderLink | null> {
  const rows = await db.$queryRaw<OrderLink[]>`
    SELECT order_link.id, orders.public_id AS "publicId", expires_at AS "expiresAt"
    FROM order_link JOIN orders ON orders.id = order_link.order_id
    WHERE token_hash = ${hashOfSecret(secret)} AND scope = ${scope}
      AND revoked_at IS NULL AND expires_at > clock_timestamp()`;
  return rows[0] ?? null;
}

/** The cookie that a link is exchanged for. It is named after what it opens: the order, or the link alone. */
export const linkCookieName = (scope: LinkScope, id: string): string => `${linkCookiePrefixes[scope]}${id}`;

/** A cookie that opens one order, or one link's part of it, until the link ends. */
export function linkCookie(name: string, secret: string, { end, now }: { end: Date; now: Date }): string {
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  const maxAge = Math.max(0, Math.floor((end.getTime() - now.getTime()) / 1000));
  return `${name}=${secret}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
