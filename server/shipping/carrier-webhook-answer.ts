import { jsonResponse, problemResponse } from '#server/web/answer.ts';
import { notFound, problemOf } from '#server/web/problem.ts';
import { isSource } from './carrier-webhooks/sources.ts';
import { receiveCarrierMessage } from './receive-carrier-message.ts';

/**
 * Answers 202 for a message that was kept, 200 for a repeat, 404 for an unknown sender; senders repeat after a fault.
 */
export async function carrierWebhook(request: Request, source: string): Promise<Response> {
  try {
    if (!isSource(source)) throw notFound('webhook');
    const received = await receiveCarrierMessage(source, Buffer.from(await request.arrayBuffer()), request.headers);
    if (!received.ok) return problemResponse(received.refusal);
    return jsonResponse(received.value, received.value.repeat ? 200 : 202);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return problemResponse(problem);
  }
}
