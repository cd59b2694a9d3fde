import { draftOrderSchema, newOrderSchema } from '#contract/order/new-order.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { readNewOrder } from '#server/desk/new-order.ts';
import { placeDeskOrder } from './place-desk-order.ts';

export const deskOrderRoutes: readonly Route[] = [
  route.post('/desk/orders', {
    access: { desk: 'order:place' },
    body: newOrderSchema,
    keepsTyped: 'refused',
    run: ({ actor, body }) => placeDeskOrder(body, actor),
    goTo: ({ publicId }) => `/desk/orders/${publicId}`,
  }),

  /** The form comes back as it was typed, with what was looked for and what it costs by now. */
  route.post('/desk/orders/draft', {
    access: { desk: 'order:place' },
    body: draftOrderSchema,
    keepsTyped: 'always',
    run: async ({ actor, body }) => accept(await readNewOrder(actor, body)),
  }),
];
