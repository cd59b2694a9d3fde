import { bareRoute, type Route } from '#server/http/route.ts';
import { addressHeader } from '#server/network/client-address.ts';
import { problemOf } from '#server/problem.ts';
import { jsonResponse, problemResponse } from '#server/web/answer.ts';
import { receiveMollieNews } from './receive-mollie-news.ts';

export const mollieWebhookRoutes: readonly Route[] = [
  bareRoute.post('/webhooks/mollie', async (request) => {
    try {
      const address = request.headers.get(addressHeader) ?? '';
      const received = await receiveMollieNews(await request.text(), address);
      return received.ok ? jsonResponse(received.value) : problemResponse(received.refusal);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      return problemResponse(problem);
    }
  }),
];
