import { writeMessageSchema } from '#contract/order-message.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { writeOrderMessage } from '#server/order/write-order-message.ts';
import { requireCustomer } from '#server/order-link/order-access.ts';
import { withMessages } from '#server/order-page/order-messages-view.ts';

export const POST = endpoint({
  access: 'anyone',
  body: writeMessageSchema,
  async run({ actor, cookies, body, params: { publicId = '' } }) {
    await requireCustomer({ actor, cookies }, publicId);
    return withMessages(publicId, writeOrderMessage(publicId, { ...body, author: 'customer' }));
  },
  goTo: (_written, { params }) => `/orders/${params.publicId}#messages`,
});
