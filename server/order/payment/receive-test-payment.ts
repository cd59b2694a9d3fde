import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { amountSchema } from '#contract/value/money.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { testWebhookKey } from '#server/payment/test-webhooks.ts';
import { finaliseOrder } from './finalise-order.ts';

const eventSchema = z.object({
  type: z.literal('charge.updated'),
  data: z.object({
    key: z.string(),
    ref: z.string(),
    status: z.enum(['requires_action', 'processing', 'authorised', 'approved', 'declined']),
    reason: z.string().nullable(),
    amount: amountSchema,
    currency: z.string().length(3),
  }),
});

/**
 * Takes the test bank's webhook, whose repeats have no effect.
 * Refuses `signed_out` for a bad signature over the bytes as they came, and `invalid` for an unknown body.
 */
export async function receiveTestPayment(
  raw: Buffer,
  headers: Headers,
): Promise<Decision<{ received: true }, Problem>> {
  const webhook = new Webhook(testWebhookKey());
  let body: unknown;
  try {
    body = webhook.verify(raw, Object.fromEntries(headers));
  } catch (error) {
    if (error instanceof WebhookVerificationError)
      return refuse({ code: 'signed_out', message: 'The signature is not valid.' });
    if (error instanceof SyntaxError) return refuse({ code: 'invalid', message: 'The body is not valid JSON.' });
    throw error;
  }
  const event = eventSchema.safeParse(body);
  if (!event.success) return refuse({ code: 'invalid', message: z.prettifyError(event.error) });
  const { key, ...charge } = event.data.data;
  await finaliseOrder(
    key,
    { ...charge, method: null, failedTry: null },
    {
      delivery: { provider: 'test', eventId: headers.get('webhook-id') ?? '' },
    },
  );
  return accept({ received: true });
}
