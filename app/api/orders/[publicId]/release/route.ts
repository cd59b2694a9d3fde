import { askReleaseSchema } from '#contract/won-lot.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { askRelease } from '#server/order/ask-release.ts';

/** The winner of a lot can't pay, and asks the house. */
export const POST = endpoint({
  access: 'account',
  body: askReleaseSchema,
  run: ({ actor, params: { publicId = '' }, body }) => askRelease(actor, publicId, body),
  goTo: (_, { params }) => `/orders/${params.publicId}/cant-pay`,
});
