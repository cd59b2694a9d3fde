import type { Tx } from '#server/engine/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { linkSecret } from './order-link.ts';

export interface SharedLink {
  url: string;
  expiresAt: string;
}

/** The link by which an order is shared now. @returns null if it isn't */
export async function findSharedLink(db: Tx, publicId: string): Promise<SharedLink | null> {
  const rows = await db.$queryRaw<{ id: string; expiresAt: Date }[]>`
    SELECT order_link.id, expires_at AS "expiresAt"
    FROM order_link JOIN orders ON orders.id = order_link.order_id
    WHERE public_id = ${publicId} AND scope = 'shared' AND revoked_at IS NULL AND expires_at > clock_timestamp()
    ORDER BY expires_at DESC LIMIT 1`;
  const [link] = rows;
  return (
    (link && {
      url: `${shopUrl()}/orders/shared/${link.id}/open?key=${linkSecret(link.id)}`,
      expiresAt: link.expiresAt.toISOString(),
    }) ??
    null
  );
}
