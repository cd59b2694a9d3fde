import { z } from 'zod';

/** How a bank's dispute of a payment stands: `won` leaves the money with the shop. */
export const disputeSchema = z.object({
  id: z.string(),
  /** The bank's, as a code such as `product_not_received`. */
  reason: z.string(),
  amount: z.int(),
  status: z.enum(['open', 'under_review', 'won', 'lost']),
});
export type DisputeView = z.infer<typeof disputeSchema>;

/** The same as the shop's own people and programs read it. */
export const deskDisputeSchema = disputeSchema.extend({
  /** By when an answer must be with the provider; null: none is asked for. */
  dueBy: z.iso.datetime().nullable(),
});
export type DeskDispute = z.infer<typeof deskDisputeSchema>;

/** A ticked box: the pieces are sent although their payment is disputed. */
export const thoughDisputed = z
  .union([z.boolean(), z.literal(['on', 'yes'])])
  .transform((value) => value !== false)
  .optional();
export const thoughDisputedSchema = z.object({ thoughDisputed });
export type ThoughDisputed = z.infer<typeof thoughDisputedSchema>;
