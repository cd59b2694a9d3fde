import { openSharedSchema } from '#contract/shared-order.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { openLink } from '#server/order-link/open-link.ts';

export const POST = endpoint({
  access: 'anyone',
  body: openSharedSchema,
  run: async ({ body: { link, key } }) => ({
    ok: true,
    value: { link },
    cookies: [await openLink('shared', link, key)],
  }),
  goTo: ({ link }) => `/orders/shared/${link}`,
});
