import { readMessagesSchema } from '#contract/order-message.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { markMessagesRead } from '#server/order/mark-messages-read.ts';
import { requireCustomer } from '#server/order-link/order-access.ts';
import { withMessages } from '#server/order-page/order-messages-view.ts';

export const POST = endpoint({
  access: 'anyone',
  body: readMessagesSchema,
  async run({ actor, cookies, body, params: { publicId = '' } }) {
    await requireCustomer({ actor, cookies }, publicId);
    return withMessages(publicId, markMessagesRead(publicId, 'customer', body.upTo));
  },
  goTo: (_read, { params }) => `/orders/${params.publicId}#messages`,
});
