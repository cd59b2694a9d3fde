import { endpoint } from '#server/http/endpoint.ts';
import { declineOffer } from '#server/order/decline-offer.ts';

/** Whoever was offered a lot says no. */
export const POST = endpoint({
  access: 'account',
  run: ({ actor, params: { publicId = '' } }) => declineOffer(actor, publicId),
  goTo: (_, { params }) => `/orders/${params.publicId}`,
});
