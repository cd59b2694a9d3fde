import { authenticatePaymentSchema } from '#contract/payment.ts';
import { bareRoute, type Route, route } from '#server/http/route.ts';
import { problemOf } from '#server/problem.ts';
import { jsonResponse, problemResponse } from '#server/web/answer.ts';
import { answerAuthentication } from './answer-authentication.ts';
import { readPaymentToConfirm } from './payment-to-confirm.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';
import { receiveTestPayment } from './receive-test-payment.ts';

export const orderPaymentRoutes: readonly Route[] = [
  route.post('/payments/:id/authenticate', {
    access: 'anyone',
    body: authenticatePaymentSchema,
    async run({ actor, body, cookies, params }) {
      const payment = await readPaymentToConfirm({ actor, cookies }, params.id);
      return answerAuthentication(payment.id, body.answer);
    },
    goTo: ({ next }) => next,
  }),

  bareRoute.post('/webhooks/stripe', async (request) => {
    try {
      const raw = Buffer.from(await request.arrayBuffer());
      const received = await receiveStripeEvent(raw, request.headers.get('stripe-signature'));
      return received.ok ? jsonResponse(received.value) : problemResponse(received.refusal);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      return problemResponse(problem);
    }
  }),

  bareRoute.post('/webhooks/test-payment', async (request) => {
    const received = await receiveTestPayment(Buffer.from(await request.arrayBuffer()), request.headers);
    return received.ok ? jsonResponse(received.value) : problemResponse(received.refusal);
  }),
];
