import { buyNowSchema } from '#contract/auction.ts';
import { buyNow } from '#server/auction/buy-now.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'account',
  body: buyNowSchema,
  run: ({ actor, body }) => buyNow(actor, body),
  goTo: ({ orderPublicId }) => (orderPublicId ? `/orders/${orderPublicId}` : '/auctions'),
});
