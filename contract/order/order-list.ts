import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { orderGroups } from '#domain/order/order-groups.ts';
import { orderStatusSchema } from './order.ts';

const day = z.iso
  .date()
  .refine((written) => written >= '1970-01-01' && written <= '9998-12-31')
  .optional()
  .catch(undefined);

/** What the address of the desk’s list of orders asks for. What isn’t understood isn’t asked for. */
export const orderListSchema = z.object({
  q: text().max(100).catch('').default(''),
  state: z
    .union([z.enum(orderGroups), orderStatusSchema])
    .optional()
    .catch(undefined),
  messages: z.literal('new').optional().catch(undefined),
  from: day,
  to: day,
  sort: z.literal('oldest').optional().catch(undefined),
  /** The number of the last order of the page before. */
  beyond: z.coerce.number().int().min(0).max(999_999_999).optional().catch(undefined),
});
export type OrderList = z.output<typeof orderListSchema>;
