import { z } from 'zod';
import { bagLineViewSchema } from '#contract/bag/bag.ts';
import { giftCardReasons } from '#contract/gift-card/gift-card.ts';
import { shippingMethodSchema, takenOffSchema, taxGroupsSchema, totalsSchema } from '#contract/order/price/totals.ts';
import { vatResults } from '#contract/vat-number/vat-number.ts';
import { notApplicableReasons } from '#domain/order/price/choose-promotions.ts';

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

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-bag': OwnBag;
  }
}
