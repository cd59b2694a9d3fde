import { z } from 'zod';
import { addressFormShape, addressSchema, checkAddress } from '#contract/account/address.ts';
import { stepUpShape } from '#contract/account/step-up.ts';
import { orderLotSchema } from '#contract/auction/won-lot.ts';
import { ownReviewSchema } from '#contract/catalogue/review.ts';
import { quantitySchema } from '#contract/checkout/bag.ts';
import { vatCheckSchema } from '#contract/checkout/vat-number.ts';
import { amountSchema } from '#contract/money.ts';
import { text } from '#contract/text.ts';
import { cancelReasons } from '#domain/order/cancel-reason.ts';
import { orderStatuses } from '#domain/order/order-transitions.ts';
import { paymentStatuses } from '#domain/order/payment-progress.ts';
import { withdrawalStatuses } from '#domain/withdrawal/withdrawal-transitions.ts';
import { deskDisputeSchema, disputeSchema } from './dispute.ts';
import { documentViewSchema } from './invoice.ts';
import { returnViewSchema } from './return.ts';
import { shipmentViewSchema } from './shipment.ts';
import { orderWithdrawalSchema } from './withdrawal.ts';

/** Where it was placed. */
export const orderSources = ['shop', 'api', 'auction'] as const;

export const orderStatusSchema = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** Always `items − discount + shipping + tax = total`. */
export const totalsSchema = z.object({
  itemsAmount: z.int(),
  /** What promotions take off the pieces; `shippingAmount` is without what they take off the delivery. */
  discountAmount: z.int(),
  shippingAmount: z.int(),
  /** Added to the prices: nothing where they include it. */
  taxAmount: z.int(),
  totalAmount: z.int(),
  currency: z.string(),
});
export type Totals = z.infer<typeof totalsSchema>;

/** By rate, in basis points; empty where the shop states none. */
export const taxGroupsSchema = z.array(z.object({ basisPoints: z.int(), net: z.int(), tax: z.int(), gross: z.int() }));

export const orderTotalsSchema = totalsSchema.extend({
  /** Of the total, what gift cards pay. */
  giftCardAmount: z.int(),
  /** Whether the prices include their tax. */
  pricesInclude: z.boolean(),
  taxes: taxGroupsSchema,
});

/** What a promotion took off an order, in all. */
export const takenOffSchema = z.object({ code: z.string().nullable(), title: z.string(), amount: z.int() });

export const shippingMethodSchema = z.object({
  id: z.string(),
  title: z.string(),
  amount: z.int(),
  /** Days there, such as `2026-11-25`. */
  earliest: z.iso.date(),
  latest: z.iso.date(),
  /** Working days on its way. */
  daysLeast: z.int(),
  daysMost: z.int(),
});
export type OfferedMethod = z.infer<typeof shippingMethodSchema>;

export const previewAnswerSchema = z.object({
  totals: orderTotalsSchema,
  lines: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      quantity: z.int(),
      unitAmount: z.int(),
      discountAmount: z.int(),
      totalAmount: z.int(),
      available: z.int(),
    }),
  ),
  promotions: z.array(takenOffSchema),
  shippingMethods: z.array(shippingMethodSchema),
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;

/** `sent`: the provider has taken it on. `failed`: it did, and it didn't arrive, so it is owed again. */
const refundViewSchema = z.object({
  id: z.string(),
  /** Minor units. */
  amount: z.int(),
  status: z.enum(['pending', 'sent', 'done', 'failed']),
  /** It waits while the customer disputes that money at their bank. */
  held: z.boolean(),
});

export const orderPartySchema = z.enum(['customer', 'shop', 'carrier', 'bank', 'clock']);
export type OrderPartyName = z.infer<typeof orderPartySchema>;

/** Topic `order:<public id>`: for its owner, the bearer of its link, and the desk. */
export const orderViewSchema = z.object({
  publicId: z.string(),
  number: z.string(),
  status: orderStatusSchema,
  source: z.enum(orderSources),
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

/** The customer's own form: where an order goes instead, until it is packed. */
export const changeAddressSchema = z.object({ ...addressFormShape, ...stepUpShape }).superRefine(checkAddress);

export const callOffSchema = z.object({ reason: text().trim().max(200).optional(), ...stepUpShape });

/** `POST /api/v1/orders/{id}/cancel`. */
export const cancelOrderSchema = z.object({
  reason: text({ error: 'Enter a reason. The customer reads it.' })
    .trim()
    .min(1, 'Enter a reason. The customer reads it.')
    .max(200),
});

/** `POST /api/v1/orders/{id}/refunds`. Without an amount, what the lines cost; without lines too, all that is left. */
export const refundOrderSchema = z.object({
  amount: amountSchema.min(1).optional(),
  lines: z
    .array(z.object({ sku: text().min(1).max(100), quantity: quantitySchema, restock: z.boolean().optional() }))
    .min(1)
    .optional(),
  reason: text().trim().min(1).max(200),
});

/** `POST /api/v1/orders/{id}/vat-check`. `vatNumber`: the one that is meant; another on the order is refused. */
export const checkVatAgainSchema = z.object({ vatNumber: text().trim().max(30).optional() });

export const vatRefundAnswerSchema = z.object({ refundId: z.string(), amount: z.int() });

/** `status` is `pending` until the provider has confirmed it. */
export const refundAnswerSchema = z.object({
  id: z.string(),
  amount: z.int(),
  status: z.enum(['pending', 'done']),
  refundedAmount: z.int(),
  orderStatus: orderStatusSchema,
});
export type RefundAnswer = z.infer<typeof refundAnswerSchema>;

/** A signed link, exchanged for a cookie that opens this one order. */
export const openOrderSchema = z.object({ publicId: text().max(100), key: text().max(200) });

export const orderAnswerSchema = z.object({
  id: z.string(),
  number: z.string(),
  /** Paid by a test payment: no money moved. */
  isTest: z.boolean(),
  status: orderStatusSchema,
  topic: z.string(),
  trackUrl: z.string(),
  placedAt: z.iso.datetime(),
  /** One of the shop's own reasons, or the words of whoever cancelled it. */
  cancelReason: z.string().nullable(),
  refundedAmount: z.int(),
  payment: z
    .object({
      id: z.string(),
      provider: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
      /** The provider's own id of the charge, once it has one. */
      intent: z.string().nullable(),
      /** Only in the answer that places an order: the customer's browser pays with it. */
      clientSecret: z.string().optional(),
      /** Only in the answer that places an order: Mollie's page, where the customer pays. */
      checkoutUrl: z.string().optional(),
    })
    .nullable(),
  totals: orderTotalsSchema,
  promotions: z.array(takenOffSchema),
  shippingMethod: z.string().nullable(),
  note: z.string().nullable(),
  gift: z.object({ message: z.string().nullable() }).nullable(),
  lines: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      quantity: z.int(),
      unitAmount: z.int(),
      discountAmount: z.int(),
      totalAmount: z.int(),
      editionNo: z.int().nullable(),
      numbers: z.array(z.int()),
      numberedOf: z.int().nullable(),
    }),
  ),
});

export const orderDetailAnswerSchema = orderAnswerSchema.extend({
  events: z.array(
    z.object({ kind: z.string(), note: z.string().nullable(), at: z.iso.datetime(), by: orderPartySchema }),
  ),
  shipments: z.array(shipmentViewSchema),
  disputes: z.array(deskDisputeSchema),
  /** Statements of withdrawal that are matched to it. */
  withdrawals: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      receivedAt: z.iso.datetime(),
      status: z.enum(withdrawalStatuses),
    }),
  ),
});
export type OrderAnswer = z.infer<typeof orderAnswerSchema>;
export type OrderDetailAnswer = z.infer<typeof orderDetailAnswerSchema>;
