import { endpoint } from '#server/http/endpoint.ts';
import { sendStepUpCode } from '#server/order/send-step-up-code.ts';
import { requireCustomer } from '#server/order-link/order-access.ts';

export const POST = endpoint({
  access: 'anyone',
  async run({ actor, cookies, params: { publicId = '' } }) {
    await requireCustomer({ actor, cookies }, publicId);
    return sendStepUpCode(publicId);
  },
  goTo: (_sent, { params, headers }) => {
    const page = `/orders/${params.publicId}`;
    const returning = headers.get('referer')?.includes(`${page}/return`);
    return returning ? `${page}/return?code=sent` : `${page}?code=sent#change`;
  },
});
