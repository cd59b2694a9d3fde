import { linkDays } from '#domain/order/link-days.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { linkSecret, newLink } from './order-link.ts';

/** One more press opens it, since mail scanners open links. The same link is given while it has a month left. */
export async function ownerLink(db: Statements, order: { publicId: string }): Promise<string> {
  const links = await ownerLinks(db, [order.publicId]);
  return links.get(order.publicId) ?? `${shopUrl()}/orders/${order.publicId}`;
}

/** The links of several orders, by public id, the new ones made by the same statement. */
export async function ownerLinks(db: Statements, publicIds: readonly string[]): Promise<Map<string, string>> {
  const fresh = [...new Set(publicIds)].map((publicId) => {
    const { id, hash } = newLink();
    return { publicId, linkId: id, hash };
  });
  const rows = await db.$queryRaw<{ publicId: string; linkId: string }[]>`
    WITH asked AS (
      SELECT orders.id, public_id, new."linkId" AS new_link_id, new.hash,
        (SELECT order_link.id FROM order_link
         WHERE order_link.order_id = orders.id AND scope = 'owner' AND revoked_at IS NULL
           AND expires_at > clock_timestamp() + interval '30 days'
         ORDER BY expires_at DESC LIMIT 1) AS link_id
      FROM json_to_recordset(${JSON.stringify(fresh)}::json) AS new ("publicId" text, "linkId" text, hash text)
      JOIN orders ON public_id = new."publicId"
    ), made AS (
      INSERT INTO order_link (id, order_id, scope, token_hash, expires_at)
      SELECT new_link_id, id, 'owner', hash, clock_timestamp() + make_interval(days => ${linkDays.owner}::int)
      FROM asked WHERE link_id IS NULL
    )
    SELECT public_id AS "publicId", coalesce(link_id, new_link_id) AS "linkId" FROM asked`;
  return new Map(
    rows.map(({ publicId, linkId }) => [publicId, `${shopUrl()}/orders/${publicId}/open?key=${linkSecret(linkId)}`]),
  );
}
