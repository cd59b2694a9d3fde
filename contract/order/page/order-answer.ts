import { z } from 'zod';
import { deskDisputeSchema } from '#contract/order/dispute.ts';
import { orderPartySchema, orderStatusSchema } from '#contract/order/order.ts';
import { orderTotalsSchema, pricedLineSchema, takenOffSchema } from '#contract/order/price/totals.ts';
import { shipmentViewSchema } from '#contract/shipping/shipment.ts';
import { moment } from '#contract/value/moment.ts';
import { pageQuerySchema } from '#contract/value/page-of.ts';
import { withdrawalStatuses } from '#domain/withdrawal/withdrawal-transitions.ts';

export const orderAnswerSchema = z.object({
  id: z.string(),
  number: z.string(),
  /** Paid by a test payment: no money moved. */
  isTest: z.boolean(),
  status: orderStatusSchema,
  topic: z.string(),
  trackUrl: z.string(),
  placedAt: z.iso.datetime(),
  /** When anything of it last changed. */
  changedAt: z.iso.datetime(),
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
    pricedLineSchema.extend({
      editionNo: z.int().nullable(),
      numbers: z.array(z.int()),
      numberedOf: z.int().nullable(),
    }),
  ),
});

/** For whom an order is, and by which VAT: only in answers to keys that may read orders. */
export const orderBuyerSchema = z.object({
  customer: z.object({ name: z.string().nullable(), email: z.string(), phone: z.string().nullable() }),
  /** Null: the order has none, or its customer’s data is deleted. */
  shippingAddress: z
    .object({
      name: z.string(),
      line1: z.string(),
      line2: z.string().nullish(),
      city: z.string(),
      region: z.string().nullish(),
      postalCode: z.string(),
      country: z.string(),
    })
    .nullable(),
  company: z.string().nullable(),
  vatNumber: z.string().nullable(),
  /** By rate, in percent; amounts in minor units. */
  tax: z.array(z.object({ rate: z.number(), amount: z.int() })),
});

/** An order as it is listed and looked up. */
export const listedOrderAnswerSchema = orderAnswerSchema.extend(orderBuyerSchema.shape);
export type ListedOrderAnswer = z.infer<typeof listedOrderAnswerSchema>;

/** `GET /orders`. With `since`, what changed longest ago comes first; else the newest order. */
export const orderListQuerySchema = pageQuerySchema.extend({
  since: moment().optional(),
  status: z.array(orderStatusSchema).max(20).default([]),
});
export type OrderListQuery = z.output<typeof orderListQuerySchema>;

export const orderDetailAnswerSchema = orderAnswerSchema.extend({
  events: z.array(
    z.object({
      kind: z.string(),
      note: z.string().nullable(),
      at: z.iso.datetime(),
      by: orderPartySchema,
      /** The person at the shop, or the API key; null: nobody of the shop, or not kept. */
      byName: z.string().nullable(),
    }),
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

/** `GET /orders/{id}`. */
export const readOrderDetailSchema = orderDetailAnswerSchema.extend(orderBuyerSchema.shape);
export type ReadOrderDetail = z.infer<typeof readOrderDetailSchema>;
export type OrderAnswer = z.infer<typeof orderAnswerSchema>;
export type OrderDetailAnswer = z.infer<typeof orderDetailAnswerSchema>;
