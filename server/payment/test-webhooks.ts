/**
 * The test bank's own deliveries: it tells the shop over HTTP, signed as Standard Webhooks says, what
 * became of a charge. What is owed is a column of its books, so that a restart loses none.
 */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { type ChargeToTell, readChargesToTell } from './test-charge.ts';

export const testWebhookPath = '/api/webhooks/test-payment';
const answerTimeoutMs = 5_000;
/** Deliveries that are taken up together, and how many are under way side by side. */
const atOnce = 50;
const hands = 4;

export interface TestPaymentEvent {
  type: 'charge.updated';
  data: { key: string; ref: string; status: string; reason: string | null; amount: number; currency: string };
}

/** The key that the test bank and the shop share: every process makes the same. */
export const testWebhookKey = (): string =>
  createHmac('sha256', settings().AUTH_SECRET).update('test payment webhooks').digest('base64');

/** One signed delivery. A repeat of it carries the same id. */
export function signedDelivery(
  event: TestPaymentEvent,
  sentAt: Date,
): { body: string; headers: Record<string, string> } {
  const id = `evt_${event.data.ref}_${event.data.status}`;
  const body = JSON.stringify(event);
  const signature = new Webhook(testWebhookKey()).sign(id, sentAt, body);
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
async function deliver({ key, charge }: ChargeToTell): Promise<number | null> {
  const { ref, status, reason, amount, currency } = charge;
  const data = { key, ref, status, reason, amount, currency };
  const { body, headers } = signedDelivery({ type: 'charge.updated', data }, new Date());
  return post(new URL(testWebhookPath, settings().localUrl), body, headers);
}

const agent = new Agent({ keepAlive: true });

/** By Node's own client: `fetch` costs three times as much here, and there is one of these for every payment. */
function post(url: URL, body: string, headers: Record<string, string>): Promise<number | null> {
  return new Promise((resolve) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = { agent, method: 'POST', timeout: answerTimeoutMs, headers: { ...headers, ...length } };
    const sent = request(url, options, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? null));
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('close', () => resolve(null));
    sent.on('error', () => {});
    sent.end(body);
  });
}

/** Sends the deliveries that are due; one that failed comes again, at intervals that double. */
export const deliverTestWebhooks: DueWork = {
  name: 'deliver the test bank’s webhooks',
  due: Prisma.sql`SELECT min(webhook_at) FROM test_charge`,
  async run() {
    const told: string[] = [];
    const due = (await readChargesToTell(atOnce)).values();
    // They share what is due: whoever is done takes the next.
    const tell = async () => {
      for (const charge of due) await tellOne(charge, told);
    };
    await Promise.all(Array.from({ length: hands }, tell));
    // Whoever dies before this tells them again, and nothing comes of it.
    if (told.length > 0) await readRows`UPDATE test_charge SET webhook_at = NULL WHERE id = ANY (${told}::text[])`;
  },
};

async function tellOne(due: ChargeToTell, told: string[]): Promise<void> {
  const { ref: id } = due.charge;
  const status = await deliver(due);
  if (status !== null && status < 500) {
    if (status >= 400) log().error({ status, charge: id }, 'the shop refused the test bank’s webhook');
    told.push(id);
  } else {
    await database().$executeRaw`
          UPDATE test_charge SET webhook_at = clock_timestamp()
            + least(greatest(clock_timestamp() - created_at, interval '1 second'), interval '10 minutes')
          WHERE id = ${id}`;
  }
}
