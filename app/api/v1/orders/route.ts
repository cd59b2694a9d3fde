import { createOrderSchema } from '#contract/order.ts';
import { pageQuerySchema } from '#contract/page-of.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { readOrderAnswer, readOrderList } from '#server/order-page/order-answer.ts';
import { auditName } from '#server/session/actor.ts';
import { validate } from '#server/web/request-body.ts';

export const GET = endpoint({
  access: { scope: 'orders:read' },
  async run({ query }) {
    return { ok: true, value: await readOrderList(validate(pageQuerySchema, Object.fromEntries(query))) };
  },
});

export const POST = endpoint({
  access: { scope: 'orders:write' },
  body: createOrderSchema,
  async run({ actor, body, headers }) {
    const placed = await placeApiOrder(body, { by: auditName(actor), placeKey: headers.get('idempotency-key') });
    return placed.ok ? { ok: true, value: await readOrderAnswer(placed.value.publicId), status: 201 } : placed;
  },
});
