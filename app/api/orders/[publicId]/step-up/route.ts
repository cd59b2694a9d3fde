import { endpoint } from '#server/http/endpoint.ts';
import { requireCustomer } from '#server/order/order-access.ts';
import { sendStepUpCode } from '#server/order/send-step-up-code.ts';

export const POST = endpoint({
  access: 'anyone',
  async run({ actor, cookies, params: { publicId = '' } }) {
    await requireCustomer({ actor, cookies }, publicId);
    return sendStepUpCode(publicId);
  },
  goTo: (_sent, { params }) => `/orders/${params.publicId}?code=sent#change`,
});
