import { z } from 'zod';
import { text } from './text.ts';

/** `POST /api/account/watching` */
export const watchLotSchema = z.object({
  auctionId: text().min(1).max(100),
  watching: z.enum(['yes', 'no']),
  /** Goes back there. */
  from: z.enum(['lot', 'list']).default('lot'),
});
export type WatchLot = z.infer<typeof watchLotSchema>;
