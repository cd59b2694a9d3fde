import { authenticatePaymentSchema, payerPage } from '#contract/payment/payment.ts';
import { refuse } from '#domain/decision.ts';
import { bareRoute, type Route, route } from '#server/api/route.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { paymentLimits } from '#server/payment/limits.ts';
import { isStillTaken } from '#server/payment/offered-providers.ts';
import { noPayments } from '#server/payment/why-checkout-is-closed.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { jsonResponse, problemResponse, seeOther } from '#server/web/answer.ts';
import { problemOf } from '#server/web/problem.ts';
import { answerAuthentication } from './answer-authentication.ts';
import { comeBack } from './come-back.ts';
import { payPlaced } from './pay-placed.ts';
import { readPaymentToConfirm } from './payment-to-confirm.ts';
import { receiveTestPayment } from './receive-test-payment.ts';

export const orderPaymentRoutes: readonly Route[] = [
  route.post('/payments/:id/authenticate', {
    access: 'anyone',
    body: authenticatePaymentSchema,
    async run({ actor, body, cookies, params }) {
      const payment = await readPaymentToConfirm({ actor, cookies }, params.id);
      if (!isStillTaken(payment.provider)) return refuse(noPayments);
      return answerAuthentication(payment.id, body.answer);
    },
    goTo: ({ next }) => next,
  }),

  // The answer has the secret by which this payment is paid, so it isn't kept for retries.
  route.post('/payments/:id/continue', {
    access: 'anyone',
    secretAnswer: true,
    async run({ actor, cookies, params }) {
      const payment = await readPaymentToConfirm({ actor, cookies }, params.id);
      if (!isStillTaken(payment.provider)) return refuse(noPayments);
      await takeFrom(paymentLimits.paymentQuestions, payment.publicId);
      return payPlaced({ orderId: payment.orderId, fresh: false });
    },
    goTo: ({ next }) => next,
    goAway: ({ client }) => payerPage(client),
  }),

  // The provider sends the payer's browser here, whatever came of it.
  bareRoute.get('/payments/:id/return', async (request, { id }) => {
    try {
      const visitor = { actor: await actorOf(request.headers), cookies: parseCookies(request.headers.get('cookie')) };
      const payment = await readPaymentToConfirm(visitor, id);
      await takeFrom(paymentLimits.paymentQuestions, payment.publicId);
      return seeOther(await comeBack(payment.id));
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      // Their session may have ended meanwhile: an order is found by its number and address too.
      return problem.code === 'not_found' ? seeOther('/orders/find') : problemResponse(problem);
    }
  }),

  bareRoute.post('/webhooks/test-payment', async (request) => {
    const received = await receiveTestPayment(Buffer.from(await request.arrayBuffer()), request.headers);
    return received.ok ? jsonResponse(received.value) : problemResponse(received.refusal);
  }),
];
