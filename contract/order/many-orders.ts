import { z } from 'zod';

/** A morning’s work. Each order is locked and judged by itself, so a press takes as long as it has orders. */
export const mostOrdersAtOnce = 100;

const none = 'Select at least one order.';
const tooMany = `Select up to ${mostOrdersAtOnce} orders at a time.`;

/** Ticked orders: a field `order.<publicId>` each, as the list’s tick boxes send them. */
export const tickedOrdersSchema = z
  .object({})
  .catchall(z.unknown())
  .transform((fields) => ({
    orders: Object.keys(fields).flatMap((name) => (name.startsWith('order.') ? name.slice('order.'.length) : [])),
  }))
  .pipe(z.object({ orders: z.array(z.string().max(64)).min(1, none).max(mostOrdersAtOnce, tooMany) }));

/** One of the orders that a press was about, and why it wasn’t done. */
export interface OrderAnswer {
  publicId: string;
  number: string;
  /** Null: done. */
  problem: { code: string; message: string } | null;
}
