import { readMessagesSchema } from '#contract/order-message.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { markMessagesRead } from '#server/order/mark-messages-read.ts';
import { withMessages } from '#server/order-page/order-messages-view.ts';

export const POST = endpoint({
  access: 'merchant',
  body: readMessagesSchema,
  run: ({ body, params: { publicId = '' } }) => withMessages(publicId, markMessagesRead(publicId, 'desk', body.upTo)),
  goTo: (_read, { params }) => `/desk/orders/${params.publicId}#messages`,
});
