import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** `POST /api/account/watching`: puts a lot on the watch list, or takes it off. */
export const watchLotSchema = z.object({
  auctionId: text().min(1).max(100),
  watching: z.enum(['yes', 'no']),
  /** The page that the form was on: there it goes back to. */
  from: z.enum(['lot', 'list']).default('lot'),
});
export type WatchLot = z.infer<typeof watchLotSchema>;

/** Topic `my-watch-list`: ids of lots, the soonest end first. */
export const watchListViewSchema = z.object({ lots: z.array(z.string()) });
export type WatchListView = z.infer<typeof watchListViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-watch-list': WatchListView;
  }
}
