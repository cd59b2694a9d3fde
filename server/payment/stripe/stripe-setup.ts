/** A card that is kept and not charged, by SetupIntents: https://docs.stripe.com/payments/save-and-reuse */
import { z } from 'zod';
import type { StripeClient } from '#contract/payment/payment.ts';
import { cardMark } from '#server/person/mark-of.ts';
import { requireStripeKeys, stripeApi } from './stripe-api.ts';
import { cardLabel, cardSchema } from './stripe-intent.ts';

/** @param card what the person has on file at Stripe, whose customer they stay */
export async function beginSetup(personId: string, card: string | null): Promise<StripeClient> {
  const metadata = { person: personId };
  const setup = await stripeApi().setupIntents.create({
    metadata,
    customer: (card === null ? null : await customerOf(card)) ?? (await newCustomer(personId)),
    usage: 'off_session',
    allowed_payment_method_types: ['card'],
  });
  if (!setup.client_secret) throw new Error('Stripe made a SetupIntent without a secret.');
  const { publishableKey } = requireStripeKeys();
  return { provider: 'stripe', intent: setup.id, secret: setup.client_secret, publishableKey };
}

/** No name and no address: Stripe knows the person by our id. */
async function newCustomer(personId: string): Promise<string> {
  const { id } = await stripeApi().customers.create(
    { metadata: { person: personId } },
    { idempotencyKey: `customer:${personId}` },
  );
  return id;
}

/** @returns Stripe's customer that a card on file belongs to; null once it was taken off */
export async function customerOf(card: string): Promise<string | null> {
  const { customer } = await stripeApi().paymentMethods.retrieve(card);
  return typeof customer === 'string' ? customer : (customer?.id ?? null);
}

/** Stripe can't charge it again. One that was taken off before is no problem. */
export async function forgetCard(card: string): Promise<void> {
  if ((await customerOf(card)) !== null) await stripeApi().paymentMethods.detach(card);
}

const setupSchema = z.object({
  status: z.string(),
  metadata: z.record(z.string(), z.string()).nullish(),
  payment_method: z.object({ id: z.string(), card: cardSchema.nullish() }).nullish(),
});

export interface KeptCard {
  personId: string;
  /** Stripe's name of the card. */
  token: string;
  label: string;
  cardMark: string | null;
}

/** @returns null as long as the card isn't kept */
export async function readSetup(id: string): Promise<KeptCard | null> {
  const answer = await stripeApi().setupIntents.retrieve(id, { expand: ['payment_method'] });
  const { status, metadata, payment_method: method } = setupSchema.parse(answer);
  if (status !== 'succeeded' || !method || !metadata?.person) return null;
  const { fingerprint } = method.card ?? {};
  return {
    personId: metadata.person,
    token: method.id,
    label: cardLabel(method.card ?? {}),
    cardMark: fingerprint ? cardMark(fingerprint) : null,
  };
}
