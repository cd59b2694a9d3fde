import { bareRoute, type Route } from '#server/http/route.ts';
import { problemOf } from '#server/problem.ts';
import { jsonResponse, problemResponse } from '#server/web/answer.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';

export const stripeWebhookRoutes: readonly Route[] = [
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
];
