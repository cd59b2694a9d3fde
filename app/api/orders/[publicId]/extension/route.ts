import { endpoint } from '#server/http/endpoint.ts';
import { extendPayment } from '#server/order/extend-payment.ts';

/** The winner of a lot takes seven more days to pay. */
export const POST = endpoint({
  access: 'account',
  run: ({ actor, params: { publicId = '' } }) => extendPayment(actor, publicId),
  goTo: (_, { params }) => `/orders/${params.publicId}/cant-pay`,
});
