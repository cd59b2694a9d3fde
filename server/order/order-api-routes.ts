import { createOrderSchema, previewOrderSchema } from '#contract/checkout/create-order.ts';
import {
  cancelOrderSchema,
  checkVatAgainSchema,
  refundAnswerSchema,
  refundOrderSchema,
  vatRefundAnswerSchema,
} from '#contract/order/order.ts';
import {
  listedOrderAnswerSchema,
  orderDetailAnswerSchema,
  orderListQuerySchema,
  readOrderDetailSchema,
} from '#contract/order/page/order-answer.ts';
import { previewAnswerSchema } from '#contract/order/price/totals.ts';
import type { PayerClient } from '#contract/payment/payment.ts';
import { pageOfSchema } from '#contract/value/page-of.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { guardOrderCodes } from '#server/checkout/guard-order-codes.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { previewOrder } from '#server/checkout/preview-order.ts';
import { readOrderAnswer, readOrderWithBuyer } from '#server/order/page/order-answer.ts';
import { readOrderList } from '#server/order/page/order-list.ts';
import { refundVat } from '#server/return/vat/refund-vat.ts';
import { auditName } from '#server/session/actor.ts';
import { cancelOrder } from './cancel-order.ts';
import { refundOrder } from './refund/refund-order.ts';

/** What the customer pays with, in an answer that says it once. */
function forPayer(client: PayerClient | undefined): { clientSecret?: string; checkoutUrl?: string } {
  if (!client) return {};
  return 'address' in client ? { checkoutUrl: client.address } : { clientSecret: client.secret };
}

export const orderApiRoutes: readonly Route[] = [
  publicRoute.get('/v1/orders', {
    summary: 'List orders, newest first; with `since`, in the order of their changes',
    access: { key: { all: ['order:read', 'money:read'] } },
    query: orderListQuerySchema,
    repeated: ['status'],
    answer: pageOfSchema(listedOrderAnswerSchema),
    run: async ({ query }) => accept(await readOrderList(query)),
  }),

  publicRoute.post('/v1/orders', {
    summary: 'Place and pay an order on behalf of a customer',
    access: { key: 'order:place' },
    body: createOrderSchema,
    answer: orderDetailAnswerSchema,
    status: 201,
    refusals: [
      'out_of_stock',
      'customer_blocked',
      'number_taken',
      'payment_declined',
      'not_admitted',
      'drop_limit',
      'promotion_not_applicable',
      'gift_card_not_usable',
      'not_deliverable',
      'payments_not_set_up',
      'seller_not_set_up',
    ],
    async run({ actor, body, headers }) {
      const key = { by: auditName(actor), placeKey: headers.get('idempotency-key') };
      const placed = await guardOrderCodes(body, { actor, headers }, () => placeApiOrder(body, key));
      if (!placed.ok) return placed;
      const { publicId, client } = placed.value;
      const order = await readOrderAnswer(publicId);
      return accept({ ...order, payment: order.payment && { ...order.payment, ...forPayer(client) } });
    },
  }),

  publicRoute.post('/v1/orders/preview', {
    summary: 'See what an order would cost, and how it could be sent; nothing is held',
    access: { key: 'order:place' },
    body: previewOrderSchema,
    answer: previewAnswerSchema,
    refusals: ['number_taken', 'promotion_not_applicable', 'gift_card_not_usable', 'not_deliverable'],
    run: ({ actor, body, headers }) => guardOrderCodes(body, { actor, headers }, () => previewOrder(body)),
  }),

  publicRoute.get('/v1/orders/:id', {
    summary: 'Get an order with its events and shipments',
    access: { key: { all: ['order:read', 'money:read'] } },
    answer: readOrderDetailSchema,
    run: async ({ params }) => accept(await readOrderWithBuyer(params.id)),
  }),

  publicRoute.post('/v1/orders/:id/cancel', {
    summary: 'Cancel an order and refund what was paid',
    access: { key: 'order:cancel' },
    body: cancelOrderSchema,
    answer: orderDetailAnswerSchema,
    refusals: ['illegal_transition', 'payment_disputed'],
    async run({ actor, body, params }) {
      const cancelled = await cancelOrder(params.id, { actor, reason: body.reason });
      return cancelled.ok ? { ok: true, value: await readOrderAnswer(params.id) } : cancelled;
    },
  }),

  publicRoute.post('/v1/orders/:id/refunds', {
    summary: 'Refund an amount, some lines or the whole order',
    access: { key: 'order:refund' },
    body: refundOrderSchema,
    answer: refundAnswerSchema,
    status: 201,
    refusals: ['illegal_transition', 'refund_too_large', 'payment_disputed'],
    run: ({ actor, body, params, headers }) =>
      refundOrder(params.id, { ...body, actor, key: headers.get('idempotency-key') }),
  }),

  publicRoute.post('/v1/orders/:id/vat-check', {
    summary: 'Ask VIES again about an order’s VAT number, and refund the VAT if it is valid',
    access: { key: 'order:refund' },
    body: checkVatAgainSchema,
    answer: vatRefundAnswerSchema,
    status: 201,
    refusals: ['vat_not_refundable', 'payment_disputed'],
    run: ({ actor, body, params }) => refundVat(params.id, { ...body, actor }),
  }),
];
