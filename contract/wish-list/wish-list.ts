import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** The most pieces that one list holds. */
export const mostWishes = 200;

/** `POST /api/wish-list`: saves a piece, or takes it off the list. */
export const saveWishSchema = z.object({
  productId: text().min(1).max(100),
  saved: z.enum(['yes', 'no']).default('yes'),
});
export type SaveWish = z.infer<typeof saveWishSchema>;

/**
 * `POST /api/wish-list/link`. `share` makes the link, or names the list that has one; `renew` ends the link and makes
 * another; `end` ends it.
 */
export const wishListLinkSchema = z.object({
  action: z.enum(['share', 'renew', 'end']),
  title: text().max(80).optional(),
});
export type WishListLink = z.infer<typeof wishListLinkSchema>;

/** `POST /api/wish-lists/:code/given` */
export const markGivenSchema = z.object({ productId: text().min(1).max(100), given: z.enum(['yes', 'no']) });
export type MarkGiven = z.infer<typeof markGivenSchema>;

/** Topic `my-wish-list`: ids of pieces, the last saved first, and the link by which the list is shared. */
export const ownWishListSchema = z.object({
  productIds: z.array(z.string()),
  /** Null: it isn't shared. */
  shared: z.object({ code: z.string(), title: z.string() }).nullable(),
});
export type OwnWishList = z.infer<typeof ownWishListSchema>;

export const emptyWishList: OwnWishList = { productIds: [], shared: null };

/** Topic `wish-list:<code>`: what its owner wrote over it, and its pieces. Never who the owner is, nor who gives. */
export const sharedWishListSchema = z.discriminatedUnion('open', [
  z.object({ open: z.literal(false) }),
  z.object({
    open: z.literal(true),
    title: z.string(),
    wishes: z.array(z.object({ productId: z.string(), given: z.boolean() })),
  }),
]);
export type SharedWishList = z.infer<typeof sharedWishListSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'wish-list': SharedWishList;
    'my-wish-list': OwnWishList;
  }
}
