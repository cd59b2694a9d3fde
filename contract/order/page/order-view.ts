import { z } from 'zod';
import { addressSchema } from '#contract/address/address.ts';
import { documentViewSchema } from '#contract/invoice/invoice.ts';
import { disputeSchema } from '#contract/order/dispute.ts';
import { orderPartySchema, orderSources, orderStatusSchema } from '#contract/order/order.ts';
import { orderTotalsSchema, takenOffSchema } from '#contract/order/price/totals.ts';
import { orderLotSchema } from '#contract/order/won-lot.ts';
import { returnViewSchema } from '#contract/return/return.ts';
import { ownReviewSchema } from '#contract/review/review.ts';
import { shipmentViewSchema } from '#contract/shipping/shipment.ts';
import { vatCheckSchema } from '#contract/vat-number/vat-number.ts';
import { orderWithdrawalSchema } from '#contract/withdrawal/withdrawal.ts';
import { cancelReasons } from '#domain/order/cancel-reason.ts';
import { payWays } from '#domain/order/pay-way.ts';
import { paymentStatuses } from '#domain/order/payment-progress.ts';

/** `sent`: the provider has taken it on. `failed`: it did, and it didn't arrive, so it is owed again. */
const refundViewSchema = z.object({
  id: z.string(),
  /** Minor units. */
  amount: z.int(),
  status: z.enum(['pending', 'sent', 'done', 'failed']),
  /** It waits while the customer disputes that money at their bank. */
  held: z.boolean(),
  /** The shop's people give it back themselves. */
  byHand: z.boolean(),
});

/** Topic `order:<public id>`: for its owner, the bearer of its link, and the desk. */
export const orderViewSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: orderStatusSchema,
  source: z.enum(orderSources),
  /** How an order of the desk is to be paid, and for a transfer to which account, line by line; null: any other order. */
  payWay: z.object({ kind: z.enum(payWays), account: z.array(z.string()) }).nullable(),
  /** Paid by a test payment: no money moved. */
  isTest: z.boolean(),
  /** A lot offered to someone who did not win it: they may pay, or let it lapse. */
  offer: z.boolean(),
  lot: orderLotSchema.nullable(),
  cancelReason: z.enum(cancelReasons).nullable(),
  cancelNote: z.string().nullable(),
  email: z.string(),
  placedAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
  payBy: z.iso.datetime().nullable(),
  payment: z
    .object({
      id: z.string(),
      provider: z.string(),
      /** The provider's own id of the charge, once it has one. */
      ref: z.string().nullable(),
      status: z.enum(paymentStatuses),
      method: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
  /** What was to be given back, and how that stands. */
  refunds: z.array(refundViewSchema),
  /** What the customer had their bank take back. */
  disputes: z.array(disputeSchema),
  totals: orderTotalsSchema,
  promotions: z.array(takenOffSchema),
  /** As a preview names it: `pick-up` is collected. */
  shippingMethod: z.string().nullable(),
  shippingTitle: z.string().nullable(),
  /** Where it is collected, line by line; null: it is sent. */
  collectAt: z.array(z.string()).nullable(),
  /** Between which days it was to arrive, as was said when it was placed. */
  arrival: z.object({ earliest: z.iso.date(), latest: z.iso.date() }).nullable(),
  /** Whose tax it is, by ISO 3166 code. */
  taxCountry: z.string().nullable(),
  /** The sentence about the VAT it has or doesn't have; null: none is needed. */
  taxNote: z.string().nullable(),
  note: z.string().nullable(),
  gift: z.object({ message: z.string().nullable() }).nullable(),
  refundedAmount: z.int(),
  /** Of it, what is back on gift cards. */
  refundedToGiftCardAmount: z.int(),
  lines: z.array(
    z.object({
      id: z.string(),
      sku: z.string(),
      title: z.string(),
      slug: z.string().nullable(),
      imageFile: z.string().nullable(),
      quantity: z.int(),
      unitAmount: z.int(),
      /** What promotions took off all of its units. */
      discountAmount: z.int(),
      /** What all of its units cost, tax included. */
      totalAmount: z.int(),
      editionNo: z.int().nullable(),
      /** Which pieces of a numbered edition, and of how many; none where pieces have no numbers, and until it is paid. */
      numbers: z.array(z.int()),
      numberedOf: z.int().nullable(),
    }),
  ),
  reviews: z.object({
    /** The lines that can be written about now. */
    lineIds: z.array(z.string()),
    written: z.array(ownReviewSchema.extend({ lineId: z.string() })),
  }),
  shippingAddress: addressSchema.nullable(),
  /** As the post of its country writes it; empty while there is none. */
  addressLines: z.array(z.string()),
  phone: z.string().nullable(),
  /** Where it says more than where the order goes. */
  billing: z
    .object({
      /** With the company; empty: where the order goes. */
      addressLines: z.array(z.string()),
      company: z.string().nullable(),
      vatNumber: z.string().nullable(),
      /** What VIES said of it; null: it changes nothing. */
      vatCheck: vatCheckSchema.omit({ number: true, address: true }).nullable(),
      /** The VAT that was refunded once VIES had confirmed the number after all, in minor units; null: none. */
      vatRefundedAmount: z.int().nullable(),
    })
    .nullable(),
  events: z.array(
    z.object({ kind: z.string(), note: z.string().nullable(), at: z.iso.datetime(), by: orderPartySchema }),
  ),
  shipments: z.array(shipmentViewSchema),
  sharedUntil: z.iso.datetime().nullable(),
  /** The right to withdraw. `lastDay`: null while no delivery is known. `given`: what was stated and matched to it. */
  withdrawal: z.object({
    lastDay: z.iso.date().nullable(),
    isOver: z.boolean(),
    given: z.array(orderWithdrawalSchema),
  }),
  packedPhotos: z.array(
    z.object({ id: z.string(), width: z.int().nullable(), height: z.int().nullable(), at: z.iso.datetime() }),
  ),
  afterSale: z.object({
    /** Until when pieces may be sent back; null before the delivery, and once it is over. */
    returnUntil: z.iso.datetime().nullable(),
    /** Who pays for sending something back, by the shop's terms. */
    returnPaidBy: z.enum(['shop', 'customer']),
    /**
     * `worth`: what goes back for one unit of the line, for two and so on, in minor units. `numbers`: which of a numbered
     * edition can be sent back.
     */
    returnable: z.array(
      z.object({ lineId: z.string(), quantity: z.int(), worth: z.array(z.int()), numbers: z.array(z.int()) }),
    ),
    unsent: z.array(z.object({ sku: z.string(), quantity: z.int() })),
    /** What a parcel may be sent with: `unsent`, and the pieces of one that came back or got lost. */
    toSend: z.array(z.object({ sku: z.string(), quantity: z.int() })),
    returns: z.array(returnViewSchema),
    documents: z.array(documentViewSchema),
    /**
     * Of an exchange: whose pieces it replaces. `paidWith`: the number of the order that was paid for them; of that `left`
     * goes back if the exchange is cancelled, and `refundedAmount` went back, in minor units.
     */
    exchangeFor: z
      .object({
        returnNumber: z.string(),
        publicId: z.string(),
        orderNumber: z.string(),
        paidWith: z.string(),
        left: z.int(),
        refundedAmount: z.int(),
      })
      .nullable(),
  }),
});
export type OrderView = z.infer<typeof orderViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    order: OrderView;
  }
}
