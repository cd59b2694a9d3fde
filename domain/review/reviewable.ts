import type { OrderStatus } from '../order/order-transitions.ts';
import { type BoughtLine, type LineQuantity, returnableLines } from '../return/returnable.ts';

export interface ReviewableOrder {
  status: OrderStatus;
  lines: readonly (BoughtLine & { productId: string | null })[];
  /** The units of them that were sent back or refunded. */
  back: readonly LineQuantity[];
}

/** The lines whose buyer may write of them: delivered, of a piece that is in the shop's books, and kept in part at least. */
export function reviewableLines({ status, lines, back }: ReviewableOrder): string[] {
  if (status !== 'delivered' && status !== 'completed') return [];
  const kept = new Map(returnableLines(lines, back).map(({ lineId, quantity }) => [lineId, quantity]));
  return lines.filter(({ id, productId }) => productId !== null && (kept.get(id) ?? 0) > 0).map(({ id }) => id);
}
