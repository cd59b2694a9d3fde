import type { Tx } from '#server/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { linkSecret, newOrderLinks } from './order-link.ts';

/**
 * The address that a customer gets, and an integrator as `trackUrl`: it opens the whole page. Opening it
 * takes one more press, so that mail scanners that open links don't. The same link is given while it has
 * a month left; then a new one.
 *
 * @param origin where its reader reached the shop, for a shop without a PUBLIC_URL
 */
export async function ownerLink(db: Tx, order: { publicId: string }, origin?: string): Promise<string> {
  const links = await ownerLinks(db, [order.publicId], origin);
  return links.get(order.publicId) ?? `${shopUrl()}/orders/${order.publicId}`;
}

interface StandingLink {
  orderId: string;
  publicId: string;
  linkId: string | null;
}

/** The links of several orders, by public id: in one query, and another if some are new. */
export async function ownerLinks(db: Tx, publicIds: readonly string[], origin?: string): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<StandingLink[]>`
    SELECT orders.id AS "orderId", public_id AS "publicId",
      (SELECT order_link.id FROM order_link
       WHERE order_link.order_id = orders.id AND scope = 'owner' AND revoked_at IS NULL
         AND expires_at > clock_timestamp() + interval '30 days'
       ORDER BY expires_at DESC LIMIT 1) AS "linkId"
    FROM orders WHERE public_id = ANY(${publicIds})`;
  const without = rows.filter(({ linkId }) => linkId === null).map(({ orderId }) => orderId);
  const fresh = without.length > 0 ? await newOrderLinks(db, without, 'owner') : new Map<string, string>();
  const linkOf = ({ linkId, orderId, publicId }: StandingLink) =>
    `${shopUrl(origin)}/orders/${publicId}/open?key=${linkSecret(linkId ?? (fresh.get(orderId) as string))}`;
  return new Map(rows.map((row) => [row.publicId, linkOf(row)]));
}
