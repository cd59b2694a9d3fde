import { decideReleaseSchema } from '#contract/desk.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { decideRelease } from '#server/order/decide-release.ts';

/** The house's word on a winner who can't pay. */
export const POST = endpoint({
  access: 'merchant',
  body: decideReleaseSchema,
  run: ({ actor, params: { publicId = '' }, body }) => decideRelease(actor, publicId, body),
  goTo: (_, { params }) => `/desk/orders/${params.publicId}`,
});
