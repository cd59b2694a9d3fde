import { it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { stripeProvider } from '#server/payment/stripe/stripe-provider.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type Attempt, type BankOnTrial, provePayments } from '#server/testing/payment-proof.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import type { StandInEvent } from '#server/testing/stripe/stripe-books.ts';
import { askNow, receive, stripeShop } from '#server/testing/stripe/stripe-shop.ts';

testDatabase();
const { stripe } = stripeShop();

const orders = Number(process.env.STRIPE_PROOF_ORDERS ?? propertyRuns(300));

const cards: Readonly<Record<Attempt, string>> = {
  pays: 'pm_card_visa',
  declines: 'pm_card_visa_chargeDeclined',
  asks: 'pm_card_authenticationRequired',
  'goes away': 'pm_ideal',
};

/** Stripe's webhooks by intent, in the order in which they were made. */
const events = new Map<string, StandInEvent[]>();
const intentOf = async (paymentId: string) =>
  (await database().stripeCharge.findUnique({ where: { paymentId } }))?.intent ?? null;

const bank: BankOnTrial = {
  provider: 'stripe',
  handle: stripeProvider,
  creation: 'POST /v1/payment_intents',
  mostMade: 1,
  standIn: stripe,
  async pay(paymentId, attempt, approves) {
    const intent = await intentOf(paymentId);
    if (!intent || !stripe().books.intent(intent).status.startsWith('requires_')) return;
    const status = stripe().pay(intent, cards[attempt]);
    // Who doesn't approve on another provider's page has left it: nobody tells Stripe so.
    const answers = attempt !== 'goes away' || approves;
    if (status === 'requires_action' && answers) stripe().books.authenticate(intent, approves);
  },
  async told(paymentId) {
    const intent = await intentOf(paymentId);
    for (const event of stripe().takeEvents()) {
      const { id } = event.data.object as { id: string };
      events.set(id, [...(events.get(id) ?? []), event]);
    }
    return (events.get(intent ?? '') ?? []).map((event) => () => receive(event));
  },
  askNow,
  charges(paymentIds) {
    const mine = [...stripe().books.intents.values()].filter(({ metadata }) => paymentIds.has(metadata.payment ?? ''));
    return {
      made: mine.length,
      open: mine.filter(({ status }) => status.startsWith('requires_')).length,
      taken: mine.flatMap(({ status, latest_charge: charge }) =>
        charge && status === 'succeeded' ? { amount: charge.amount, back: charge.amount_refunded } : [],
      ),
    };
  },
};

it(
  `${orders} orders in any order of news: one order, one charge, one invoice each, and no charge without its piece`,
  () => provePayments(bank, orders),
  180_000,
);
