import { writeMessageSchema } from '#contract/order-message.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { writeOrderMessage } from '#server/order/write-order-message.ts';
import { withMessages } from '#server/order-page/order-messages-view.ts';

export const POST = endpoint({
  access: 'merchant',
  body: writeMessageSchema,
  run: ({ body, params: { publicId = '' } }) =>
    withMessages(publicId, writeOrderMessage(publicId, { ...body, author: 'desk' })),
  goTo: (_written, { params }) => `/desk/orders/${params.publicId}#messages`,
});
