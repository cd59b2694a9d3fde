import type { BrowserProvider } from '#contract/payment/payment-providers.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Decision } from '#domain/decision.ts';
import { bareRoute, type Route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { jsonResponse, problemResponse } from '#server/web/answer.ts';
import { problemOf } from '#server/web/problem.ts';
import { receiveMollieNews } from './receive-mollie-news.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';

type Receive = (request: Request) => Promise<Decision<unknown, Problem>>;

const receivers: Readonly<Record<BrowserProvider, Receive>> = {
  stripe: async (request) =>
    receiveStripeEvent(Buffer.from(await request.arrayBuffer()), request.headers.get('stripe-signature')),
  mollie: async (request) => receiveMollieNews(await request.text(), request.headers.get(addressHeader) ?? ''),
};

export const paymentWebhookRoutes: readonly Route[] = Object.entries(receivers).map(([provider, receive]) =>
  bareRoute.post(`/webhooks/${provider}`, async (request) => {
    try {
      const received = await receive(request);
      return received.ok ? jsonResponse(received.value) : problemResponse(received.refusal);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      return problemResponse(problem);
    }
  }),
);
