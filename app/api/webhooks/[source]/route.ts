import { afterAnswer } from '#server/schedule/after-answer.ts';
import { carrierWebhook } from '#server/shipping/carrier-webhook-answer.ts';
import { readDueMessages } from '#server/shipping/read-carrier-messages.ts';

export async function POST(request: Request, { params }: { params: Promise<{ source: string }> }): Promise<Response> {
  const answer = await carrierWebhook(request, (await params).source);
  // The sender has its answer; should this process die now, the clock reads the message.
  if (answer.status === 202) afterAnswer(readDueMessages);
  return answer;
}
