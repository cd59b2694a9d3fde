/**
 * The test bank's own deliveries: it tells the shop over HTTP, signed as Standard Webhooks says, what
 * became of a charge. What is owed is a column of its books, so that a restart loses none.
 */
import { Webhook } from 'standardwebhooks';
import { database } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { settings } from '#server/settings.ts';
import { readCharge } from './test-charge.ts';

export const testWebhookPath = '/api/webhooks/test-payment';
const answerTimeoutMs = 5_000;

/** What a delivery says. */
export interface TestPaymentEvent {
  type: 'charge.updated';
  data: { key: string; ref: string; status: string; reason: string | null };
}

/** One signed delivery. A repeat of it carries the same id. */
export function signedDelivery(
  event: TestPaymentEvent,
  sentAt: Date,
): { body: string; headers: Record<string, string> } {
  const id = `evt_${event.data.ref}_${event.data.status}`;
  const body = JSON.stringify(event);
  const signature = new Webhook(settings().TEST_PAYMENT_WEBHOOK_SECRET).sign(id, sentAt, body);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': signature,
    },
  };
}

/** @returns the status of the shop's answer, or null if there was none */
async function deliver(key: string): Promise<number | null> {
  const charge = await readCharge(key);
  if (!charge) return null;
  const { body, headers } = signedDelivery({ type: 'charge.updated', data: { key, ...charge } }, new Date());
  try {
    const response = await fetch(`${settings().localUrl}${testWebhookPath}`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    return response.status;
  } catch {
    return null;
  }
}

/** Sends the deliveries that are due; one that failed comes again, at intervals that double. */
export const deliverTestWebhooks: DueWork = {
  name: 'deliver the test bank’s webhooks',
  async next() {
    const { _min } = await database().testCharge.aggregate({ _min: { webhookAt: true } });
    return _min.webhookAt;
  },
  async run() {
    const due = await database().$queryRaw<{ id: string; key: string }[]>`
      SELECT id, key FROM test_charge WHERE webhook_at <= clock_timestamp() ORDER BY webhook_at LIMIT 50`;
    for (const { id, key } of due) {
      const status = await deliver(key);
      if (status !== null && status < 500) {
        if (status >= 400) log().error({ status, charge: id }, 'the shop refused the test bank’s webhook');
        await database().testCharge.update({ where: { id }, data: { webhookAt: null } });
      } else {
        await database().$executeRaw`
          UPDATE test_charge SET webhook_at = clock_timestamp()
            + least(greatest(clock_timestamp() - created_at, interval '1 second'), interval '10 minutes')
          WHERE id = ${id}`;
      }
    }
  },
};
