/** What is one person's alone: a topic for each thing that changes by itself. `me` is all of them at once. */
import { z } from 'zod';
import { savedAddressSchema } from '#contract/account/account.ts';
import { noticeSchema } from '#contract/account/notice.ts';
import { ownedPiecesSchema } from '#contract/account/owned-pieces.ts';
import { ownPasskeySchema } from '#contract/account/passkey.ts';
import { ownAlertSchema } from '#contract/catalogue/alert.ts';
import { listedImageSchema } from '#contract/catalogue/catalogue.ts';
import { ownWishListSchema } from '#contract/catalogue/wish-list.ts';
import { bagLineViewSchema, ownPositionSchema } from '#contract/checkout/bag.ts';
import { giftCardReasons } from '#contract/checkout/gift-card.ts';
import { vatResults } from '#contract/checkout/vat-number.ts';
import { shippingMethodSchema, takenOffSchema, taxGroupsSchema, totalsSchema } from '#contract/order/order.ts';
import { listedParcelSchema } from '#contract/order/shipment.ts';
import { notApplicableReasons } from '#domain/money/price-order/choose-promotions.ts';

export const accountViewSchema = z.object({
  signedIn: z.boolean(),
  name: z.string().nullable(),
  role: z.enum(['guest', 'shopper', 'merchant']),
  /** One of the shop's own people, whatever they may do there. */
  staff: z.boolean(),
  /** An address and a means of payment are on file: this person may bid. */
  readyToBid: z.boolean(),
  /** They may not bid, because won lots were not paid; `askedAt`: they asked the house to let them. */
  biddingPaused: z.object({ since: z.iso.datetime(), askedAt: z.iso.datetime().nullable() }).nullable(),
  /** The address book, the one that forms begin with first. */
  addresses: z.array(savedAddressSchema),
  /** Where their forms begin, by ISO 3166 code: of the first of these, else of the address on file; null: unknown. */
  country: z.string().nullable(),
  /** Newest first. */
  passkeys: z.array(ownPasskeySchema),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const ownBagSchema = z.object({
  lines: z.array(bagLineViewSchema),
  itemCount: z.int(),
  itemsAmount: z.int(),
  totals: totalsSchema,
  /** What promotions take off, by themselves and by codes. */
  promotions: z.array(takenOffSchema),
  /** As they were typed; `refused` says why one takes nothing off now. */
  codes: z.array(z.object({ code: z.string(), refused: z.enum(notApplicableReasons).nullable() })),
  /** In the sequence in which they pay; `refused` says why one pays nothing now. */
  giftCards: z.array(
    z.object({
      id: z.string(),
      /** The last characters of its code. */
      ending: z.string(),
      amount: z.int(),
      /** What the order leaves on it. */
      leftAmount: z.int(),
      refused: z.enum(giftCardReasons).nullable(),
    }),
  ),
  /** Of the total, what gift cards leave to pay. */
  toPayAmount: z.int(),
  /** Where it is priced to go: the shop’s own country until somebody has `chosen`. */
  place: z.object({
    country: z.string(),
    region: z.string().nullable(),
    postalCode: z.string().nullable(),
    chosen: z.boolean(),
  }),
  /** Whether its parcel passes customs on the way, who may ask for duty and tax. */
  crossesCustoms: z.boolean(),
  /** Whether it can be sent there; if not, the total is without delivery. */
  deliverable: z.boolean(),
  /** The way that is in the total; null where there is none. */
  shippingMethod: z.string().nullable(),
  shippingMethods: z.array(shippingMethodSchema),
  /** Whose tax it is, by ISO 3166 code. */
  taxCountry: z.string(),
  /** Until when an order arrives on the days of its way. */
  orderBy: z.iso.datetime(),
  /** What the pieces come to from which delivery is free; null: it never is. */
  freeDeliveryFrom: z.int().nullable(),
  pricesInclude: z.boolean(),
  /** The VAT number entered, and what VIES says of it. `matters`: a valid one of there takes the VAT off. */
  vatNumber: z.object({ number: z.string(), result: z.enum(vatResults), matters: z.boolean() }).nullable(),
  taxes: taxGroupsSchema,
  currency: z.string(),
  heldUntil: z.iso.datetime().nullable(),
  /** It is a present. */
  gift: z.boolean(),
});
export type OwnBag = z.infer<typeof ownBagSchema>;

export const positionsSchema = z.object({ positions: z.array(ownPositionSchema) });
export type Positions = z.infer<typeof positionsSchema>;

/** Topic `my-watch-list`: ids of lots, the soonest end first. */
export const watchListViewSchema = z.object({ lots: z.array(z.string()) });
export type WatchListView = z.infer<typeof watchListViewSchema>;

export const ownOrderSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: z.string(),
  totalAmount: z.int(),
  currency: z.string(),
  placedAt: z.iso.datetime(),
  /** Of its pieces, the first three. */
  titles: z.array(z.string()),
  /** Of its first piece, as it was bought. */
  image: listedImageSchema.nullable(),
  /** How many different titles it has. */
  titleCount: z.int(),
  /** The customer collects it at the shop. */
  toCollect: z.boolean(),
  /** The shop has agreed to a return, and waits for the parcel. */
  returnToSend: z.boolean(),
  /** Those on their way to the customer, once it was sent. */
  parcels: z.array(listedParcelSchema),
});
export type OwnOrder = z.infer<typeof ownOrderSchema>;

/** Topic `my-orders`: the last ones, newest first, and what they brought. */
export const ownOrdersSchema = z.object({ orders: z.array(ownOrderSchema), owned: ownedPiecesSchema });
export type OwnOrders = z.infer<typeof ownOrdersSchema>;

export const ownNoticesSchema = z.object({ unread: z.int(), items: z.array(noticeSchema) });
export type OwnNotices = z.infer<typeof ownNoticesSchema>;

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
