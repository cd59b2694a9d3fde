import { z } from 'zod';
import { text } from '#contract/text.ts';

/** `POST /api/account/watching`: puts a lot on the watch list, or takes it off. */
export const watchLotSchema = z.object({
  auctionId: text().min(1).max(100),
  watching: z.enum(['yes', 'no']),
  /** The page that the form was on: there it goes back to. */
  from: z.enum(['lot', 'list']).default('lot'),
});
export type WatchLot = z.infer<typeof watchLotSchema>;
