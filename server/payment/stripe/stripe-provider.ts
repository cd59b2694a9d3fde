/**
 * Stripe by PaymentIntents: https://docs.stripe.com/payments/payment-intents
 *
 * One intent per payment, however often its creation is tried: what is asked is written down before, and its key is the
 * payment's id. Creating never charges; a card on file is charged by a confirmation of its own, the payer's browser does
 * it with the intent's secret otherwise.
 */
import Stripe from 'stripe';
import { log } from '#server/engine/process/log.ts';
import { goneOf } from '../gone-of.ts';
import type {
  Begun,
  ChargeState,
  MethodCheck,
  PayerClient,
  PaymentProvider,
  RefundAtProvider,
  TakenBack,
  WantedRefund,
} from '../payment-provider.ts';
import { requireStripeKeys, stripeApi } from './stripe-api.ts';
import {
  closeBeforeOpened,
  endCharge,
  keepIntent,
  openCharge,
  readCharge,
  type StripeChargeRow,
  stripeCharges,
} from './stripe-charges.ts';
import { chargeStateOf, intentSchema } from './stripe-intent.ts';
import { capturedLater, type MethodType, methodTypes } from './stripe-methods.ts';
import { customerOf } from './stripe-setup.ts';
import { disputesOfIntent, readStripeRefund, refundsOfIntent } from './stripe-taken-back.ts';

const withCharge = { expand: ['latest_charge'] };

/** The intent of a payment; `null`: there is none and there won't be one. */
async function intentOf(row: StripeChargeRow): Promise<Stripe.PaymentIntent | null> {
  if (row.intent) return stripeApi().paymentIntents.retrieve(row.intent, withCharge);
  if (row.ended) return null;
  try {
    const intent = await create(row);
    await keepIntent(row.paymentId, intent.id);
    return intent;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    // Stripe has understood and won't: another try would be answered alike.
    log().error({ err: error, paymentId: row.paymentId }, 'Stripe refused to make a charge');
    await endCharge(row.paymentId, 'not_possible');
    return null;
  }
}

async function create({ paymentId, amount, currency, capture, card }: StripeChargeRow): Promise<Stripe.PaymentIntent> {
  const customer = card === null ? null : await customerOf(card);
  // A card on file is confirmed from here, where nobody can be sent to another page.
  const types: readonly MethodType[] = card === null ? methodTypes : ['card'];
  return stripeApi().paymentIntents.create(
    {
      amount,
      currency: currency.toLowerCase(),
      // Said of each method that can: with one word for all of them Stripe offers no others.
      capture_method: 'automatic',
      ...(capture === 'later' && { payment_method_options: capturedLater(types) }),
      allowed_payment_method_types: [...types],
      metadata: { payment: paymentId },
      ...withCharge,
      ...(card === null || customer === null ? {} : { payment_method: card, customer }),
    },
    { idempotencyKey: `payment:${paymentId}` },
  );
}

/** The state of a payment of which nothing is at Stripe and nothing will be. */
const neverMade = ({ paymentId, ended, amount, currency }: StripeChargeRow): ChargeState => ({
  ref: `none:${paymentId}`,
  status: 'declined',
  reason: ended,
  amount,
  currency,
  method: null,
  failedTry: null,
});

const stateOf = (row: StripeChargeRow, intent: Stripe.PaymentIntent | null): ChargeState =>
  intent ? chargeStateOf(intentSchema.parse(intent)) : neverMade(row);

function clientOf(intent: Stripe.PaymentIntent | null): PayerClient | null {
  if (!intent?.client_secret || !intent.status.startsWith('requires_') || intent.status === 'requires_capture')
    return null;
  const { publishableKey } = requireStripeKeys();
  return { provider: 'stripe', intent: intent.id, secret: intent.client_secret, publishableKey };
}

async function goOn(row: StripeChargeRow): Promise<Begun> {
  const made = await intentOf(row);
  const intent = made && row.card && made.status === 'requires_confirmation' ? await chargeOnFile(made.id, row) : made;
  return { state: stateOf(row, intent), client: clientOf(intent) };
}

/** The payer is here and has pressed: what their bank wants to ask, it asks them. */
async function chargeOnFile(id: string, { paymentId }: StripeChargeRow): Promise<Stripe.PaymentIntent> {
  try {
    const confirmed = { use_stripe_sdk: true, ...withCharge };
    return await stripeApi().paymentIntents.confirm(id, confirmed, { idempotencyKey: `confirm:${paymentId}` });
  } catch (error) {
    // The card was refused, or another try was first: the intent says how it stands, and another card may follow.
    if (error instanceof Stripe.errors.StripeCardError || isTooLate(error))
      return stripeApi().paymentIntents.retrieve(id, withCharge);
    throw error;
  }
}

const isTooLate = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'payment_intent_unexpected_state';

async function known(paymentId: string): Promise<{ row: StripeChargeRow; id: string }> {
  const row = await readCharge(paymentId);
  if (!row?.intent) throw new Error(`Stripe has no charge of payment ${paymentId}.`);
  return { row, id: row.intent };
}

async function capture(paymentId: string): Promise<ChargeState> {
  const { row, id } = await known(paymentId);
  try {
    return stateOf(row, await stripeApi().paymentIntents.capture(id, withCharge));
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeCardError || isTooLate(error))) throw error;
    const state = stateOf(row, await stripeApi().paymentIntents.retrieve(id, withCharge));
    return state.status === 'authorised' ? { ...state, reason: 'capture_declined' } : state;
  }
}

async function abandon(paymentId: string): Promise<ChargeState> {
  const row = await closeBeforeOpened(paymentId);
  // One that may have been made is found by making it again, under its key.
  const made = await intentOf(row);
  if (!made || made.status === 'canceled' || made.status === 'succeeded') return stateOf(row, made);
  try {
    return stateOf(row, await stripeApi().paymentIntents.cancel(made.id, { cancellation_reason: 'abandoned' }));
  } catch (error) {
    if (!isTooLate(error)) throw error;
    return stateOf(row, await stripeApi().paymentIntents.retrieve(made.id, withCharge));
  }
}

/** Its key has what had gone back before: after a refund that failed, the next is another one. */
async function refund(paymentId: string, { refundId, inAll }: WantedRefund): Promise<RefundAtProvider[]> {
  const { id } = await known(paymentId);
  let refunds: RefundAtProvider[] = [];
  await stripeCharges.whileRefunding(paymentId, async () => {
    refunds = await refundsOfIntent(id);
    const gone = goneOf(refunds);
    if (inAll <= gone) return;
    const failed = refunds.filter(({ status }) => status === 'failed').length;
    const idempotencyKey = `refund:${refundId}:${gone}:${failed}`;
    const wanted = { payment_intent: id, amount: inAll - gone, metadata: { refund: refundId } };
    const made = readStripeRefund(await stripeApi().refunds.create(wanted, { idempotencyKey }));
    // The same key has the same answer, whatever became of it since.
    if (!refunds.some(({ ref }) => ref === made.ref)) refunds.push(made);
  });
  return refunds;
}

async function takenBack(paymentId: string): Promise<TakenBack> {
  const row = await readCharge(paymentId);
  if (!row?.intent) return { refunds: [], disputes: [] };
  return { refunds: await refundsOfIntent(row.intent), disputes: await disputesOfIntent(row.intent) };
}

async function check(card: string): Promise<MethodCheck> {
  return (await customerOf(card)) === null ? { usable: false, reason: 'card_declined' } : { usable: true };
}

export const stripeProvider: PaymentProvider = {
  begin: async (request) => goOn(await openCharge(request)),
  async resume(paymentId) {
    const row = await readCharge(paymentId);
    return row && goOn(row);
  },
  capture,
  async find(paymentId) {
    const row = await readCharge(paymentId);
    return row && stateOf(row, await intentOf(row));
  },
  abandon,
  refund,
  takenBack,
  check,
  async fingerprintOf(card) {
    const { card: known } = await stripeApi().paymentMethods.retrieve(card);
    return known?.fingerprint ?? null;
  },
  // Only Stripe knows the card behind its name; whoever keeps one keeps its label too.
  methodName: () => '',
};
