import { database } from '#server/database/database.ts';
import { readRows } from '#server/database/statement.ts';
import type { ChargeRequest } from '../payment-provider.ts';

export interface StripeChargeRow {
  paymentId: string;
  amount: number;
  currency: string;
  capture: ChargeRequest['capture'];
  card: string | null;
  intent: string | null;
  ended: string | null;
}

/** How often Stripe is asked about a charge that isn't decided, should its webhook be lost. */
const askEverySeconds = 60;

/** Writes down what will be asked. @returns what was written first, under this payment's id */
export async function openCharge({ paymentId, token, amount, currency, capture }: ChargeRequest) {
  return open({ paymentId, amount, currency, capture, card: token, ended: null });
}

/** Makes sure that nothing is asked any more for a payment that nothing was asked for yet. */
export async function closeBeforeOpened(paymentId: string): Promise<StripeChargeRow> {
  return open({ paymentId, amount: 0, currency: 'EUR', capture: 'at_once', card: null, ended: 'abandoned' });
}

async function open(row: Omit<StripeChargeRow, 'intent'>): Promise<StripeChargeRow> {
  const { paymentId, amount, currency, capture, card, ended } = row;
  await readRows`
    INSERT INTO stripe_charge (payment_id, amount, currency, capture, card, ended, ask_at)
    VALUES (${paymentId}, ${amount}, ${currency}, ${capture}, ${card}, ${ended},
      CASE WHEN ${ended}::text IS NULL THEN clock_timestamp() + make_interval(secs => ${askEverySeconds}) END)
    ON CONFLICT (payment_id) DO NOTHING`;
  const kept = await readCharge(paymentId);
  if (!kept) throw new Error(`The charge of payment ${paymentId} was written down and isn’t there.`);
  return kept;
}

export const readCharge = (paymentId: string): Promise<StripeChargeRow | null> =>
  database().stripeCharge.findUnique({ where: { paymentId } }) as Promise<StripeChargeRow | null>;

export async function keepIntent(paymentId: string, intent: string): Promise<void> {
  await readRows`UPDATE stripe_charge SET intent = ${intent} WHERE payment_id = ${paymentId} AND intent IS NULL`;
}

/** Stripe has said that it won't make this charge. */
export async function endCharge(paymentId: string, ended: string): Promise<void> {
  await readRows`
    UPDATE stripe_charge SET ended = ${ended}, ask_at = NULL WHERE payment_id = ${paymentId} AND intent IS NULL`;
}

/** Takes up charges that it is time to ask about. @param most so many @returns their payments' ids */
export async function takeChargesToAsk(most: number): Promise<string[]> {
  const taken = await readRows<{ id: string }>`
    UPDATE stripe_charge SET ask_at = clock_timestamp() + make_interval(secs => ${askEverySeconds})
    WHERE payment_id IN (
      SELECT payment_id FROM stripe_charge WHERE ask_at <= clock_timestamp()
      ORDER BY ask_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING payment_id AS id`;
  return taken.map(({ id }) => id);
}

export async function askNoMore(paymentId: string): Promise<void> {
  await readRows`UPDATE stripe_charge SET ask_at = NULL WHERE payment_id = ${paymentId}`;
}

/** Longer than a refund takes with all its tries. */
const refundSeconds = 60;

/** Runs one refund of a payment at a time, in all processes. @throws Error if another is under way */
export async function whileRefunding(paymentId: string, refund: () => Promise<void>): Promise<void> {
  const [mine] = await readRows<{ until: Date }>`
    UPDATE stripe_charge SET refunding_until = clock_timestamp() + make_interval(secs => ${refundSeconds})
    WHERE payment_id = ${paymentId} AND (refunding_until IS NULL OR refunding_until <= clock_timestamp())
    RETURNING refunding_until AS until`;
  if (!mine) throw new Error(`Another refund of payment ${paymentId} is under way.`);
  try {
    await refund();
  } finally {
    await readRows`
      UPDATE stripe_charge SET refunding_until = NULL
      WHERE payment_id = ${paymentId} AND refunding_until = ${mine.until}`;
  }
}
