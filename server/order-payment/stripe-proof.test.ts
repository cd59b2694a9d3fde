/**
 * Exactly once, against a real database and a stand-in of Stripe over HTTP: whatever is lost, late, twice or at the same time,
 * an order has one intent, one charge and one invoice, and nobody pays for a piece that is gone.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { database, transaction } from '#server/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { sendOwedRefunds } from '#server/order/refund/send-refunds.ts';
import { stripeProvider } from '#server/payment/stripe/stripe-provider.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, anApiOrder } from '#server/testing/order-factories.ts';
import type { StandInEvent } from '#server/testing/stripe/stripe-books.ts';
import { askNow, receive, stripeShop } from '#server/testing/stripe/stripe-shop.ts';
import { comeBack } from './come-back.ts';
import { cancelUnpaidOrders, settleOpenPayments } from './settle-payments.ts';

testDatabase();
const { stripe } = stripeShop();

const orders = Number(process.env.STRIPE_PROOF_ORDERS ?? 300);
const together = 50;
/** Pieces of which there is one, wanted by several of those orders. */
const rare = 6;

const cards = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa_chargeDeclined',
  'pm_card_authenticationRequired',
] as const;
const news = ['webhooks', 'webhooks again', 'way back', 'sweep', 'press again'] as const;
const life = fc.record({
  /** Which piece; those above `rare` want the one that there is plenty of. */
  piece: fc.nat({ max: rare * 2 }),
  /** What the network or the shop does while the order is placed. */
  placing: fc.oneof(
    { weight: 8, arbitrary: fc.constant('answered' as const) },
    { weight: 1, arbitrary: fc.constantFrom('lost once' as const, 'crash before' as const, 'crash after' as const) },
  ),
  tries: fc.array(fc.constantFrom(...cards), { minLength: 0, maxLength: 3 }),
  approves: fc.boolean(),
  news: fc.array(fc.constantFrom(...news), { minLength: 1, maxLength: 5 }),
  /** Webhooks that never come. */
  loses: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  reversed: fc.boolean(),
  ends: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('cancel' as const, 'hold ends' as const, 'time is over' as const) },
  ),
  /** Before which piece of news that happens; beside it, in truth. */
  endsAt: fc.nat({ max: 4 }),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

class DeadShop extends Error {}

it(`${orders} orders in any order of news: one order, one charge, one invoice each, and no charge without its piece`, async () => {
  const seen = new Map<string, number>();
  const mishaps = new Mishaps();
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: together, maxLength: together }), async (lives) => {
      const plenty = await aProduct({ onHand: together });
      const few = await Promise.all(Array.from({ length: rare }, () => aProduct({ onHand: 1 })));
      const skuOf = ({ piece }: Life) => (few[piece] ?? plenty).sku;
      const events = new Events();
      const ids = await Promise.all(lives.map((one) => live(one, skuOf(one), { events, mishaps })));
      await settle(events);
      for (const problem of await bookProblems()) throw new Error(problem);
      for (const id of ids) if (id) await judge(id, seen);
    }),
    { numRuns: Math.ceil(orders / together), endOnFailure: true },
  );
  // A run in which nothing went wrong would prove nothing.
  for (const end of ['paid', 'cancelled', 'refunded', 'never placed']) expect(seen.get(end), end).toBeGreaterThan(0);
}, 180_000);

/** Stripe's webhooks by intent, in the order in which they were made. */
class Events {
  readonly #of = new Map<string, StandInEvent[]>();

  of(intent: string): readonly StandInEvent[] {
    for (const event of stripe().takeEvents()) {
      const { id } = event.data.object as { id: string };
      this.#of.set(id, [...(this.#of.get(id) ?? []), event]);
    }
    return this.#of.get(intent) ?? [];
  }
}

interface World {
  events: Events;
  mishaps: Mishaps;
}

/** @returns the order's id; null if there was nothing to sell */
async function live(one: Life, sku: string, { events, mishaps }: World): Promise<string | null> {
  const key = randomUUID();
  const place = () =>
    placeApiOrder(anApiOrder(sku, { payment: { provider: 'stripe' } }), { by: 'key:proof', placeKey: key });
  mishaps.come(one);
  await place().catch(() => {});
  const order = await database().order.findFirst({
    where: { placeKey: `api:key:proof:${key}` },
    include: { payments: true },
  });
  if (!order) return null;
  const paymentId = order.payments[0]?.id ?? '';
  const intentOf = async () => (await database().stripeCharge.findUnique({ where: { paymentId } }))?.intent ?? null;
  const pay = async (card: string) => {
    const intent = await intentOf();
    if (!intent || !stripe().books.intent(intent).status.startsWith('requires_')) return;
    if (stripe().pay(intent, card) === 'requires_action') stripe().books.authenticate(intent, one.approves);
  };
  const tell = async (again: boolean) => {
    const intent = await intentOf();
    const told = intent === null ? [] : events.of(intent).filter((_, place) => again || !one.loses[place]);
    const sent = again ? [...told, ...told] : told;
    await Promise.all((one.reversed ? sent.toReversed() : sent).map((event) => receive(event)));
  };
  const hear: Record<(typeof news)[number], () => Promise<unknown>> = {
    webhooks: () => tell(false),
    'webhooks again': () => tell(true),
    'way back': () => comeBack(paymentId),
    sweep: () => askNow(paymentId),
    'press again': () => place().catch(() => {}),
  };
  const end = async () => {
    if (one.ends === 'cancel') await cancelOrder(order.publicId, { actor: aKey, reason: 'proof' });
    if (one.ends === 'time is over') await overNow(order.id);
    if (one.ends === 'hold ends') await loseHold(order.id, sku);
  };
  for (const [at, how] of one.news.entries()) {
    const card = one.tries[at];
    await Promise.all([hear[how](), card && pay(card), at === one.endsAt && end()]);
  }
  return order.id;
}

/** What befalls those who are at it when it comes: an answer is lost, or the process ends between two steps. */
class Mishaps {
  #lost = 0;
  readonly #deaths: ('before' | 'after')[] = [];

  constructor() {
    stripe().fate = (request) => {
      if (this.#lost === 0 || request !== 'POST /v1/payment_intents') return 'answered';
      this.#lost--;
      return 'lost';
    };
    const { begin } = stripeProvider;
    // What was committed and asked for stays.
    stripeProvider.begin = async (request) => {
      const death = this.#deaths.shift();
      if (death === 'before') throw new DeadShop();
      const begun = await begin(request);
      if (death === 'after') throw new DeadShop();
      return begun;
    };
  }

  come({ placing }: Life): void {
    if (placing === 'lost once') this.#lost++;
    if (placing === 'crash before') this.#deaths.push('before');
    if (placing === 'crash after') this.#deaths.push('after');
  }
}

async function overNow(id: string): Promise<void> {
  await database().order.updateMany({ where: { id, status: 'placed' }, data: { payBy: new Date(0) } });
  await cancelUnpaidOrders.run();
}

/** The hold ends while the bank is deciding, and somebody else takes the piece. */
async function loseHold(orderId: string, sku: string): Promise<void> {
  await transaction(async (tx) => {
    await lockVariants(tx, [sku]);
    await tx.reservation.updateMany({ where: { orderId }, data: { expiresAt: new Date(0) } });
  });
  await releaseExpiredHolds.run();
  await placeApiOrder(anApiOrder(sku), { by: 'key:faster', placeKey: null }).catch(() => {});
}

/** Everything that the clock would do within the next minutes. */
async function settle(events: Events): Promise<void> {
  events.of('');
  for (const over of [false, true]) {
    await database().$executeRaw`UPDATE payment SET updated_at = clock_timestamp() - interval '1 minute',
      created_at = clock_timestamp() - interval '1 minute' WHERE status IN ('created', 'processing')`;
    await settleOpenPayments.run();
    await askNow();
    if (over) await database().order.updateMany({ where: { status: 'placed' }, data: { payBy: new Date(0) } });
    await cancelUnpaidOrders.run();
    await database().$executeRaw`UPDATE refund SET due_at = clock_timestamp() WHERE status = 'pending'`;
    await sendOwedRefunds.run();
  }
}

async function judge(id: string, seen: Map<string, number>): Promise<void> {
  const order = await database().order.findUniqueOrThrow({
    where: { id },
    include: { payments: true, invoices: true },
  });
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const mine = [...stripe().books.intents.values()].filter(({ metadata }) =>
    order.payments.some((payment) => payment.id === metadata.payment),
  );
  const charges = mine.flatMap(({ status, latest_charge: charge }) => (charge && status === 'succeeded' ? charge : []));
  const kept = charges.reduce((sum, { amount, amount_refunded: back }) => sum + amount - back, 0);
  const isPaid = order.status === 'paid';
  if (mine.length === 0) count('never placed');
  count(charges.length > 0 && !isPaid ? 'refunded' : order.status);
  expect
    .soft({
      number: order.number,
      payments: order.payments.length,
      intents: Math.min(mine.length, 1) === mine.length,
      charges: charges.length <= 1,
      kept,
      invoices: order.invoices.filter(({ series }) => series === 'INV').length,
      open: mine.filter(({ status }) => status.startsWith('requires_')).length,
    })
    .toEqual({
      number: order.number,
      payments: 1,
      intents: true,
      charges: true,
      kept: isPaid ? order.totalAmount : 0,
      invoices: order.paidAt === null ? 0 : 1,
      open: 0,
    });
}
