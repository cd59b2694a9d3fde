import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { askEverySeconds, openCharges } from '../open-charges.ts';
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

export const stripeCharges = openCharges('stripe_charge');

/** Writes down what will be asked. @returns what was written first, under this payment's id */
export async function openCharge({ paymentId, token, amount, currency, capture }: ChargeRequest) {
  return open({ paymentId, amount, currency, capture, card: token, ended: null });
}

/** Makes sure that nothing is asked any more for a payment that nothing was asked for yet. */
export async function closeBeforeOpened(paymentId: string): Promise<StripeChargeRow> {
  return open({ paymentId, amount: 0, currency: shopCurrency(), capture: 'at_once', card: null, ended: 'abandoned' });
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
