import type { Tx } from '#server/engine/database/database.ts';
import type { NoticeContent } from '#server/notice/words/notice-form.ts';
import { type NewNotice, notify } from './notify.ts';

export interface NotifiedOrder {
  id: string;
  publicId: string;
  personId: string;
}

/** What an order's person is told. `anchor`: the part of the order's page that it is about. */
export type OrderNotice = NoticeContent & Pick<NewNotice, 'key' | 'away'> & { anchor?: string };

/** Tells an order's person something once per key; guests get a link to it. @returns false if told before */
export const notifyOfOrder = (tx: Tx, order: NotifiedOrder, notice: OrderNotice): Promise<boolean> =>
  notify(tx, noticeOfOrder(order, notice));

export function noticeOfOrder(
  { id, publicId, personId }: NotifiedOrder,
  { anchor, ...notice }: OrderNotice,
): NewNotice {
  return { ...notice, personId, href: `/orders/${publicId}${anchor ? `#${anchor}` : ''}`, orderId: id };
}
