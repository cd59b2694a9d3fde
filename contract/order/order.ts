import { z } from 'zod';
import { addressFormShape, checkAddress } from '#contract/address/address.ts';
import { quantitySchema } from '#contract/bag/bag.ts';
import { stepUpShape } from '#contract/session/step-up.ts';
import { amountSchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { orderStatuses } from '#domain/order/order-transitions.ts';

/** Where it was placed. */
export const orderSources = ['shop', 'api', 'auction', 'desk'] as const;
export type OrderSource = (typeof orderSources)[number];

export const orderStatusSchema = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

export const orderPartySchema = z.enum(['customer', 'shop', 'carrier', 'bank', 'clock']);
export type OrderPartyName = z.infer<typeof orderPartySchema>;

/** The customer's own form: where an order goes instead, until it is packed. */
export const changeAddressSchema = z.object({ ...addressFormShape, ...stepUpShape }).superRefine(checkAddress);

/** The same at the desk. */
export const deskAddressSchema = z.object(addressFormShape).superRefine(checkAddress);

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
