import { z } from 'zod';
import { ownAlertSchema } from '#contract/alert/alert.ts';
import { ownPositionSchema } from '#contract/auction/position.ts';
import { ownBagSchema } from '#contract/bag/own-bag.ts';
import { ownNoticesSchema } from '#contract/notice/own-notices.ts';
import { ownWishListSchema } from '#contract/wish-list/wish-list.ts';
import { accountViewSchema } from './account-view.ts';
import { ownOrderSchema } from './own-orders.ts';

/** Topic `me`: all of it, for clients that watch one thing. */
export const meViewSchema = accountViewSchema.extend({
  bag: ownBagSchema,
  standings: z.array(ownPositionSchema),
  watching: z.array(z.string()),
  wishList: ownWishListSchema,
  notices: ownNoticesSchema,
  orders: z.array(ownOrderSchema),
  alerts: z.array(ownAlertSchema),
});
export type MeView = z.infer<typeof meViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    me: MeView;
  }
}
