import { authenticatePaymentSchema } from '#contract/payment.ts';
import { answerAuthentication } from '#server/checkout/answer-authentication.ts';
import { readPaymentToConfirm } from '#server/checkout/payment-to-confirm.ts';
import { endpoint } from '#server/http/endpoint.ts';

export const POST = endpoint({
  access: 'anyone',
  body: authenticatePaymentSchema,
  async run({ actor, body, cookies, params }) {
    const payment = await readPaymentToConfirm({ actor, cookies }, params.id ?? '');
    return answerAuthentication(payment.id, body.answer);
  },
  goTo: ({ next }) => next,
});
