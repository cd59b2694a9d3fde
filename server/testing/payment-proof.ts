/**
 * Exactly once, against a real database and a stand-in of a provider over HTTP: whatever is lost, late, twice or at the same
 * time, an order has one payment, one charge that is kept and one invoice, and nobody pays for a piece that is gone.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { PaymentProvider } from '#server/payment/payment-provider.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { database, transaction } from '../engine/database/database.ts';
import { cancelOrder } from '../order/cancel-order.ts';
import { comeBack } from '../order/payment/come-back.ts';
import { cancelUnpaidOrders, settleOpenPayments } from '../order/payment/settle-payments.ts';
import { sendOwedRefunds } from '../order/refund/send-refunds.ts';
import { lockVariants } from '../stock/lock-variants.ts';
import { releaseExpiredHolds } from '../stock/release-expired-holds.ts';
import { bookProblems } from './books.ts';
import { aProduct } from './factories.ts';
import { aKey, anApiOrder } from './order-factories.ts';

/**
 * What a payer tries: with `asks`, their bank has a question, or takes its time; with `goes away`, another provider's page
 * asks it, and not everybody answers there.
 */
export type Attempt = 'pays' | 'declines' | 'asks' | 'goes away';

export interface Charges {
  /** What was taken: how much, and how much of it has gone back, in minor units. */
  taken: readonly { amount: number; back: number }[];
  /** How many were made. */
  made: number;
  /** How many can still be paid. */
  open: number;
}

/** A provider with its stand-in, as the proof meets it. */
export interface BankOnTrial {
  provider: 'stripe' | 'mollie';
  /** Its `begin` is where the shop dies. */
  handle: PaymentProvider;
  /** The request that makes a charge. */
  creation: string;
  /** How many charges one payment may have: those that failed and the one that counts. */
  mostMade: number;
  standIn(): { fate: (request: string) => 'answered' | 'lost' | 'cut' };
  pay(paymentId: string, attempt: Attempt, approves: boolean): Promise<unknown>;
  /** What its webhooks have had to tell of a payment until now, the oldest first; calling one delivers it. */
  told(paymentId: string): Promise<readonly (() => Promise<unknown>)[]>;
  /** As after the minute in which no webhook came. Null: about every charge that is open. */
  askNow(paymentId: string | null): Promise<void>;
  /** Banks that have taken their time decide. */
  decideLate?(): void;
  charges(paymentIds: ReadonlySet<string>): Charges;
}

const together = 50;
/** Pieces of which there is one, wanted by several of those orders. */
const rare = 6;

const attempts = ['pays', 'pays', 'declines', 'asks', 'goes away'] as const;
const news = ['webhooks', 'webhooks again', 'way back', 'sweep', 'press again'] as const;
const life = fc.record({
  /** Which piece; those above `rare` want the one that there is plenty of. */
  piece: fc.nat({ max: rare * 2 }),
  /** What the network or the shop does while the order is placed. */
  placing: fc.oneof(
    { weight: 8, arbitrary: fc.constant('answered' as const) },
    { weight: 1, arbitrary: fc.constantFrom('lost once' as const, 'crash before' as const, 'crash after' as const) },
  ),
  tries: fc.array(fc.constantFrom(...attempts), { minLength: 0, maxLength: 3 }),
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

/** Runs so many orders through it, 50 at a time. */
export async function provePayments(bank: BankOnTrial, orders: number): Promise<void> {
  const seen = new Map<string, number>();
  const mishaps = new Mishaps(bank);
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: together, maxLength: together }), async (lives) => {
      const plenty = await aProduct({ onHand: together });
      const few = await Promise.all(Array.from({ length: rare }, () => aProduct({ onHand: 1 })));
      const skuOf = ({ piece }: Life) => (few[piece] ?? plenty).sku;
      const ids = await Promise.all(lives.map((one) => live(one, skuOf(one), { bank, mishaps })));
      await settle(bank);
      for (const problem of await bookProblems()) throw new Error(problem);
      for (const id of ids) if (id) await judge(id, { bank, seen });
    }),
    { numRuns: Math.ceil(orders / together), endOnFailure: true },
  );
  // A run in which nothing went wrong would prove nothing.
  for (const end of ['paid', 'cancelled', 'refunded', 'never placed']) expect(seen.get(end), end).toBeGreaterThan(0);
}

interface World {
  bank: BankOnTrial;
  mishaps: Mishaps;
}

/** @returns the order's id; null if there was nothing to sell */
async function live(one: Life, sku: string, { bank, mishaps }: World): Promise<string | null> {
  const key = randomUUID();
  const place = () =>
    placeApiOrder(anApiOrder(sku, { payment: { provider: bank.provider } }), { by: 'key:proof', placeKey: key });
  mishaps.come(one);
  await place().catch(() => {});
  const order = await database().order.findFirst({
    where: { placeKey: `api:key:proof:${key}` },
    include: { payments: true },
  });
  if (!order) return null;
  const paymentId = order.payments[0]?.id ?? '';
  const tell = async (again: boolean) => {
    const told = (await bank.told(paymentId)).filter((_, place) => again || !one.loses[place]);
    const sent = again ? [...told, ...told] : told;
    await Promise.all((one.reversed ? sent.toReversed() : sent).map((deliver) => deliver()));
  };
  const hear: Record<(typeof news)[number], () => Promise<unknown>> = {
    webhooks: () => tell(false),
    'webhooks again': () => tell(true),
    'way back': () => comeBack(paymentId),
    sweep: () => bank.askNow(paymentId),
    'press again': () => place().catch(() => {}),
  };
  const end = async () => {
    if (one.ends === 'cancel') await cancelOrder(order.publicId, { actor: aKey, reason: 'proof' });
    if (one.ends === 'time is over') await overNow(order.id);
    if (one.ends === 'hold ends') await loseHold(order.id, sku);
  };
  for (const [at, how] of one.news.entries()) {
    const attempt = one.tries[at];
    await Promise.all([hear[how](), attempt && bank.pay(paymentId, attempt, one.approves), at === one.endsAt && end()]);
  }
  return order.id;
}

/** What befalls those who are at it when it comes: an answer is lost, or the process ends between two steps. */
class Mishaps {
  #lost = 0;
  readonly #deaths: ('before' | 'after')[] = [];

  constructor({ standIn, creation, handle }: BankOnTrial) {
    standIn().fate = (request) => {
      if (this.#lost === 0 || request !== creation) return 'answered';
      this.#lost--;
      return 'lost';
    };
    const { begin } = handle;
    // What was committed and asked for stays.
    handle.begin = async (request) => {
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
async function settle(bank: BankOnTrial): Promise<void> {
  await pass(bank, false);
  await pass(bank, true);
  if (!bank.decideLate) return;
  bank.decideLate();
  await pass(bank, true);
}

async function pass(bank: BankOnTrial, timeIsOver: boolean): Promise<void> {
  await database().$executeRaw`UPDATE payment SET updated_at = clock_timestamp() - interval '1 minute',
    created_at = clock_timestamp() - interval '1 minute' WHERE status IN ('created', 'processing')`;
  await settleOpenPayments.run();
  await bank.askNow(null);
  if (timeIsOver) await database().order.updateMany({ where: { status: 'placed' }, data: { payBy: new Date(0) } });
  await cancelUnpaidOrders.run();
  await database().$executeRaw`UPDATE refund SET due_at = clock_timestamp() WHERE status = 'pending'`;
  await sendOwedRefunds.run();
}

async function judge(id: string, { bank, seen }: { bank: BankOnTrial; seen: Map<string, number> }): Promise<void> {
  const order = await database().order.findUniqueOrThrow({
    where: { id },
    include: { payments: true, invoices: true },
  });
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  const { made, taken, open } = bank.charges(new Set(order.payments.map((payment) => payment.id)));
  const isPaid = order.status === 'paid';
  if (made === 0) count('never placed');
  count(taken.length > 0 && !isPaid ? 'refunded' : order.status);
  expect
    .soft({
      number: order.number,
      payments: order.payments.length,
      made: made <= bank.mostMade,
      charges: taken.length <= 1,
      kept: taken.reduce((sum, { amount, back }) => sum + amount - back, 0),
      invoices: order.invoices.filter(({ series }) => series === 'INV').length,
      open,
    })
    .toEqual({
      number: order.number,
      payments: 1,
      made: true,
      charges: true,
      kept: isPaid ? order.totalAmount : 0,
      invoices: order.paidAt === null ? 0 : 1,
      open: 0,
    });
}
