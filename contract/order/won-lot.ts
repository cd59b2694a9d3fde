import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { releaseReasons, releaseStates } from '#domain/order/won-lot.ts';

export const releaseReasonSchema = z.enum(releaseReasons);

/** `POST /api/orders/{publicId}/release`: the winner of a lot can't pay, and asks the house. */
export const askReleaseSchema = z.object({
  reason: releaseReasonSchema,
  note: text().trim().max(500).optional(),
});
export type AskRelease = z.infer<typeof askReleaseSchema>;

export const releaseRequestSchema = z.object({
  reason: releaseReasonSchema,
  note: z.string().nullable(),
  state: z.enum(releaseStates),
  askedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
  /** Released: until when the mark counts. */
  markUntil: z.iso.datetime().nullable(),
});

export const orderLotSchema = z.object({
  slug: z.string(),
  lotNumber: z.int(),
  extendedAt: z.iso.datetime().nullable(),
  request: releaseRequestSchema.nullable(),
});
export type OrderLot = z.infer<typeof orderLotSchema>;
