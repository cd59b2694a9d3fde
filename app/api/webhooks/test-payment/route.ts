import { receiveTestPayment } from '#server/order-payment/receive-test-payment.ts';
import { jsonResponse, problemResponse } from '#server/web/answer.ts';

export async function POST(request: Request): Promise<Response> {
  const received = await receiveTestPayment(Buffer.from(await request.arrayBuffer()), request.headers);
  return received.ok ? jsonResponse(received.value) : problemResponse(received.refusal);
}
