import type { Tx } from '#server/database/database.ts';
import type { NoticeContent } from '#server/notice-words/notice-forms.ts';
import { type NewNotice, notify } from './notify.ts';

export interface NotifiedOrder {
  id: string;
  publicId: string;
  personId: string;
}

/** What an order's person is told. `anchor`: the part of the order's page that it is about. */
export type OrderNotice = NoticeContent & Pick<NewNotice, 'key' | 'away'> & { anchor?: string };

/**
 * In the caller's transaction, once per key. Guests get a link to the order. @returns false if it had been told before
 */
export const notifyOfOrder = (tx: Tx, order: NotifiedOrder, notice: OrderNotice): Promise<boolean> =>
  notify(tx, noticeOfOrder(order, notice));

export function noticeOfOrder(
  { id, publicId, personId }: NotifiedOrder,
  { anchor, ...notice }: OrderNotice,
): NewNotice {
  return { ...notice, personId, href: `/orders/${publicId}${anchor ? `#${anchor}` : ''}`, orderId: id };
}
