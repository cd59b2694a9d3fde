import type { Tx } from '#server/database/database.ts';
import { type NoticeToTell, tell } from './tell.ts';

/** Which order, and who placed it. A locked order is one. */
export interface ToldOrder {
  id: string;
  publicId: string;
  personId: string;
}

/**
 * Tells whoever placed an order something about it, in the caller's transaction, once per key. Guests are
 * told at the order's address, with a link that opens it.
 *
 * @param notice.anchor the part of the order's page that it is about
 * @returns false if it had been told before
 */
export function tellOfOrder(
  tx: Tx,
  { id, publicId, personId }: ToldOrder,
  { anchor, ...notice }: Pick<NoticeToTell, 'kind' | 'key' | 'title' | 'body' | 'away'> & { anchor?: string },
): Promise<boolean> {
  const href = `/orders/${publicId}${anchor ? `#${anchor}` : ''}`;
  return tell(tx, { ...notice, personId, href, orderId: id });
}
