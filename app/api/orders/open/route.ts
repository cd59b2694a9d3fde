import { openOrderSchema } from '#contract/order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { openLink } from '#server/order-link/open-link.ts';

export const POST = endpoint({
  access: 'anyone',
  body: openOrderSchema,
  run: async ({ body: { publicId, key } }) => ({
    ok: true,
    value: { publicId },
    cookies: [await openLink('owner', publicId, key)],
  }),
  goTo: ({ publicId }) => `/orders/${publicId}`,
});
