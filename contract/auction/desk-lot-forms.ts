import { z } from 'zod';
import { typedMoment, typedMomentOrNone } from '#contract/value/moment.ts';
import { text } from '#contract/value/text.ts';

export const allowanceSchema = z.object({ what: z.enum(['bidding', 'high_bids']).default('bidding') });

export const decideReleaseSchema = z.object({
  word: z.enum(['release', 'keep']),
  /** The winner reads it. */
  answer: text().trim().max(500).optional(),
});

export const deskRetractionSchema = z.object({
  seq: z.coerce.number().int().min(1),
  reason: z.string('Say why; it is kept in the lot’s audit.').trim().min(1).max(200),
});

/** The desk puts a lot up again: when it opens (now, if left out) and closes. */
export const relistLotSchema = z.object({
  startsAt: typedMomentOrNone(),
  endsAt: typedMoment(),
});
export type RelistLot = z.infer<typeof relistLotSchema>;
