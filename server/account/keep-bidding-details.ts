import type { BiddingDetails } from '#contract/account/account.ts';
import { addressSchema } from '#contract/address/address.ts';
import { cardInBrowser, cardOnFile } from '#contract/payment/card-names.ts';
import type { StripeClient } from '#contract/payment/payment.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { declinedWords } from '#server/order/payment/declined.ts';
import { paymentLimits } from '#server/payment/limits.ts';
import { keepsCards, meansOfPayment, providerNamed, shopProvider } from '#server/payment/offered-providers.ts';
import { beginSetup, readSetup } from '#server/payment/stripe/stripe-setup.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { storeCard } from './store-card.ts';

export interface KeptDetails {
  readyToBid: boolean;
  /** The address is kept, and the card is given to its provider in the browser before anyone may bid. */
  client: StripeClient | null;
}

/**
 * Keeps address and card, and charges nothing; the address alone where no card is kept. Safe to repeat.
 * Refuses `payment_declined`, and `invalid` for a card on file that isn't there.
 */
export async function keepBiddingDetails(
  personId: string,
  details: BiddingDetails,
): Promise<Decision<KeptDetails, Problem>> {
  const { token } = details;
  const closed = await whyCheckoutIsClosed();
  if (closed) return refuse(closed.problem);
  if (token === cardInBrowser) return keepsCards() ? askForCard(personId, details) : keepWithoutCard(personId, details);
  if (token !== cardOnFile) {
    if (shopProvider() !== 'test') return refuse(noCard);
    const checked = await providerNamed('test').check(token);
    if (!checked.usable) return refuse(cardRefused(checked.reason));
  }
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    const kept = token === cardOnFile ? await hasCard(tx, personId) : await keepCard(tx, personId, token);
    if (!kept) return refuse(noCard);
    await keepAddress(tx, personId, details);
    await markReady(tx, personId);
    return accept({ readyToBid: true, client: null });
  });
}

/** Where no card is kept, whoever wins pays on the provider's page. */
function keepWithoutCard(personId: string, details: BiddingDetails): Promise<Decision<KeptDetails, Problem>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    await keepAddress(tx, personId, details);
    await markReady(tx, personId);
    return accept({ readyToBid: true, client: null });
  });
}

const noCard: Problem = { code: 'invalid', message: 'Enter a card.', field: 'token' };

const cardRefused = (reason: string): Problem => ({
  code: 'payment_declined',
  message: `${declinedWords(reason)} Nothing was saved. Use another card.`,
  field: 'token',
  reason,
});

async function askForCard(personId: string, details: BiddingDetails): Promise<Decision<KeptDetails, Problem>> {
  if (shopProvider() !== 'stripe') return refuse(noCard);
  await takeFrom(paymentLimits.paymentQuestions, personId);
  await transaction((tx) => keepAddress(tx, personId, details));
  const kept = await database().paymentMethod.findUnique({ where: { personId, provider: 'stripe' } });
  return accept({ readyToBid: false, client: await beginSetup(personId, kept?.token ?? null) });
}

/**
 * Keeps a card that was given to Stripe in the browser. Safe to repeat.
 * @returns whether it is kept: not while Stripe hasn't taken it, and never another person's
 */
export async function keepCardOfSetup(personId: string, setup: string): Promise<boolean> {
  await takeFrom(paymentLimits.paymentQuestions, personId);
  const card = await readSetup(setup);
  if (card?.personId !== personId) return false;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    await storeCard(tx, { ...card, provider: 'stripe' });
    await markReady(tx, personId);
  });
  return true;
}

/** Whoever has an address and a card may bid. */
export const markReady = (tx: Tx, personId: string) => tx.$executeRaw`
  UPDATE person SET ready_to_bid_at = coalesce(ready_to_bid_at, clock_timestamp()) WHERE id = ${personId}
    AND EXISTS (SELECT FROM person_address WHERE person_id = ${personId})`;

const hasCard = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.paymentMethod.count({ where: { personId, provider: shopProvider() } })) > 0;

async function keepCard(tx: Tx, personId: string, token: string): Promise<true> {
  const { provider, label, cardMark = null } = meansOfPayment(shopProvider(), token);
  await storeCard(tx, { personId, provider, token, label, cardMark });
  return true;
}

async function keepAddress(tx: Tx, personId: string, details: BiddingDetails): Promise<void> {
  const { line2 = null, region = null, ...address } = addressSchema.parse(details);
  const kept = { ...address, line2, region, updatedAt: new Date() };
  await tx.personAddress.upsert({ where: { personId }, create: { personId, ...kept }, update: kept });
}
