import { authenticatePaymentSchema } from '#contract/payment.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { answerAuthentication } from '#server/order-payment/answer-authentication.ts';
import { readPaymentToConfirm } from '#server/order-payment/payment-to-confirm.ts';

export const POST = endpoint({
  access: 'anyone',
  body: authenticatePaymentSchema,
  async run({ actor, body, cookies, params }) {
    const payment = await readPaymentToConfirm({ actor, cookies }, params.id ?? '');
    return answerAuthentication(payment.id, body.answer);
  },
  goTo: ({ next }) => next,
});
