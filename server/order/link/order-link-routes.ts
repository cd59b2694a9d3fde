import { openOrderSchema } from '#contract/order/order.ts';
import { openSharedSchema } from '#contract/order/page/shared-order.ts';
import { type Route, route } from '#server/api/route.ts';
import { openLink } from './open-link.ts';

export const orderLinkRoutes: readonly Route[] = [
  route.post('/orders/open', {
    access: 'anyone',
    body: openOrderSchema,
    run: async ({ body: { publicId, key } }) => ({
      ok: true,
      value: { publicId },
      cookies: [await openLink('owner', publicId, key)],
    }),
    goTo: ({ publicId }) => `/orders/${publicId}`,
  }),

  route.post('/orders/shared/open', {
    access: 'anyone',
    body: openSharedSchema,
    run: async ({ body: { link, key } }) => ({
      ok: true,
      value: { link },
      cookies: [await openLink('shared', link, key)],
    }),
    goTo: ({ link }) => `/orders/shared/${link}`,
  }),
];
