import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { ticked } from '#contract/value/ticked.ts';
import { cancelOrderSchema } from './order.ts';

/** Fields named `<prefix>.<sku>` with a count above 0. */
export function countsOf(fields: Record<string, unknown>, prefix: string): { sku: string; quantity: number }[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const quantity = Number(value);
    if (!name.startsWith(`${prefix}.`) || !Number.isInteger(quantity) || quantity <= 0) return [];
    return [{ sku: name.slice(prefix.length + 1), quantity }];
  });
}

/** The desk calls an order off. A ticked box: the pieces can't be sold again. */
export const deskCancelSchema = cancelOrderSchema.extend({
  writeOff: ticked,
});

/** What was owed again was given back another way: the customer reads how. */
export const refundByHandSchema = z.object({
  note: text({ error: 'Say how it was refunded.' }).trim().min(1, 'Say how it was refunded.').max(200),
});

/** Pieces as `refund.<sku>`, or an amount in major units; without either, everything that is left. */
export const deskRefundSchema = z
  .object({
    amount: text().trim().max(30).optional(),
    reason: text({ error: 'Enter a reason. The customer reads it.' })
      .trim()
      .min(1, 'Enter a reason. The customer reads it.')
      .max(200),
    /** The order's version on the page: the same press twice is one refund. */
    seenVersion: z.coerce.number().int().min(0),
    /** The pieces have not been sent and become available again. */
    restock: z.literal('on').optional(),
  })
  .catchall(z.unknown())
  .transform(({ amount, reason, seenVersion, restock, ...fields }) => {
    const lines = countsOf(fields, 'refund').map((line) => ({ ...line, restock: restock === 'on' }));
    return { amount, reason, seenVersion, ...(lines.length > 0 ? { lines } : {}) };
  });
export type DeskRefund = z.infer<typeof deskRefundSchema>;
