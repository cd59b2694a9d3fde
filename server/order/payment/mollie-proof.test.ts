import { it } from 'vitest';
import { mollieProvider } from '#server/payment/mollie/mollie-provider.ts';
import { testDatabase } from '#server/testing/database.ts';
import { amountOf, type Outcome, refundedOf } from '#server/testing/mollie/mollie-books.ts';
import { askMollieNow, mollieShop, openRefOf, receiveNews } from '#server/testing/mollie/mollie-shop.ts';
import { type Attempt, type BankOnTrial, provePayments } from '#server/testing/payment-proof.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';

testDatabase();
const { mollie } = mollieShop();

const orders = Number(process.env.MOLLIE_PROOF_ORDERS ?? propertyRuns(300));

const outcomes: Readonly<Record<Attempt, Outcome>> = {
  pays: 'paid',
  declines: 'failed',
  asks: 'asks',
  'goes away': 'canceled',
};

/** What Mollie's webhooks have named, in the order in which it came. */
const named: string[] = [];
/** Payers whose bank takes its time, and will say yes. */
const approved = new Set<string>();

const bank: BankOnTrial = {
  provider: 'mollie',
  handle: mollieProvider,
  creation: 'POST /v2/payments',
  // Three attempts, each of which may fail, and one that nobody paid.
  mostMade: 4,
  standIn: mollie,
  async pay(paymentId, attempt, approves) {
    const ref = await openRefOf(mollie(), paymentId);
    if (ref === null) return;
    mollie().books.act(ref, outcomes[attempt]);
    if (attempt === 'asks' && approves) approved.add(ref);
  },
  async told(paymentId) {
    named.push(...mollie().takeNews());
    const mine = named.filter((ref) => mollie().books.payment(ref).metadata.payment === paymentId);
    return mine.map((ref) => () => receiveNews(ref));
  },
  askNow: askMollieNow,
  decideLate() {
    for (const { id, status } of mollie().books.payments.values())
      if (status === 'pending') mollie().books.act(id, approved.has(id) ? 'paid' : 'failed');
  },
  charges(paymentIds) {
    const mine = [...mollie().books.payments.values()].filter(({ metadata }) => paymentIds.has(metadata.payment ?? ''));
    return {
      made: mine.length,
      open: mine.filter(({ status }) => status === 'open' || status === 'pending').length,
      taken: mine
        .filter(({ status }) => status === 'paid')
        .map((payment) => ({ amount: amountOf(payment), back: refundedOf(payment) })),
    };
  },
};

it(
  `${orders} orders in any order of news: one order, one charge, one invoice each, and no charge without its piece`,
  () => provePayments(bank, orders),
  180_000,
);
