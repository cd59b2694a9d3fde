import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testTokens } from '#contract/payment/payment.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { answerAuthentication } from '#server/order/payment/answer-authentication.ts';
import { cancelUnpaidOrders, settleOpenPayments } from '#server/order/payment/settle-payments.ts';
import type { WaitingPieces } from '#server/order/payment/waiting-order.ts';
import { meansOfPayment } from '#server/payment/offered-providers.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { placeApiOrder } from './place-api-order.ts';
import { placeOrder } from './place-order.ts';
import { placeOrders } from './place-together.ts';

testDatabase();

// A slow card would only make the test slow: it ends like the lost answer.
const token = fc.constantFrom(
  ...testTokens.filter((one) => one !== 'tok_slow'),
  'tok_visa' as const,
  'tok_visa' as const,
);
const step = fc.record({
  do: fc.constantFrom('bag', 'bag twice', 'api', 'api', 'api', 'api again', 'cancel', 'expire', 'settle', 'confirm'),
  who: fc.nat({ max: 5 }),
  what: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  token,
});
type Step = { do: string; who: number; what: number[]; quantity: number; token: (typeof testTokens)[number] };
interface Shop {
  skus: string[];
  people: string[];
  run: string;
}

async function buyBag({ skus, people }: Shop, { who, what, quantity, token }: Step, presses: number): Promise<void> {
  const person = people[who] as string;
  for (const one of what) await addToBag(person, { sku: skus[one] as string, quantity });
  const bag = await database().bagLine.findMany({ where: { personId: person }, include: { variant: true } });
  const items = bag.reduce((sum, line) => sum + line.quantity * line.variant.priceAmount, 0);
  const checkout = aCheckout(items >= 15_000 ? items : items + 900, { token });
  await Promise.all(Array.from({ length: presses }, () => placeOrder(person, checkout)));
}

async function buyByApi(
  { skus, run }: Shop,
  { who, what, quantity, token }: Step,
  placeKey: string | null,
): Promise<void> {
  const lines = what.map((one) => ({ sku: skus[one] as string, quantity }));
  const payment = { provider: 'test', token } as const;
  const order = anApiOrder(skus[0] as string, { lines, payment, customer: `${run}-${who}` });
  await placeApiOrder(order, { by: 'key:test', placeKey });
}

async function settleAll(): Promise<void> {
  await database().$executeRaw`UPDATE payment SET updated_at = clock_timestamp() - interval '1 minute'
    WHERE status IN ('created', 'processing')`;
  await settleOpenPayments.run();
}

async function act(shop: Shop, one: Step): Promise<void> {
  if (one.do === 'bag') await buyBag(shop, one, 1);
  if (one.do === 'bag twice') await buyBag(shop, one, 2);
  if (one.do === 'api') await buyByApi(shop, one, null);
  if (one.do === 'api again') await buyByApi(shop, one, `${shop.run}-${one.quantity}`);
  if (one.do === 'settle') await settleAll();
  if (one.do === 'expire') {
    await database().$executeRaw`UPDATE reservation SET expires_at = clock_timestamp()
      WHERE variant_id = (SELECT id FROM variant WHERE sku = ${shop.skus[one.what[0] ?? 0]})`;
    await releaseExpiredHolds.run();
  }
  if (one.do === 'cancel') {
    const order = await database().order.findFirst({ where: { status: { in: ['placed', 'paid'] } }, skip: one.who });
    if (order) await cancelOrder(order.publicId, { actor: aKey, reason: 'test' });
  }
  if (one.do === 'confirm') {
    const payment = await database().payment.findFirst({ where: { status: 'requires_action' } });
    if (payment) await answerAuthentication(payment.id, one.quantity > 1 ? 'approve' : 'refuse');
  }
}

describe('orders at once', () => {
  it('I1, I5: whatever comes at once, the shelf, the ledger, the papers and the bank agree in the end', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), fc.uuid(), async (steps, run) => {
        const pieces = await Promise.all([aProduct({ onHand: 12 }), aProduct({ onHand: 5 }), aProduct({ onHand: 2 })]);
        const people = await Promise.all(Array.from({ length: 6 }, aPerson));
        const shop = { skus: pieces.map(({ sku }) => sku), people, run };
        await Promise.all(steps.map((one) => act(shop, one)));
        await settleAll();
        expect(await bookProblems()).toEqual([]);
        await database().order.updateMany({ where: { status: 'placed' }, data: { payBy: new Date(0) } });
        await cancelUnpaidOrders.run();
        expect(await bookProblems()).toEqual([]);
        for (const { status } of await database().order.findMany({ distinct: ['status'] })) seen.add(status);
      }),
      { numRuns: 12 },
    );
    expect([...seen].sort()).toEqual(['cancelled', 'paid']);
    // A bound for what hangs: on a machine that others kept ten times as slow, two minutes were too few.
  }, 300_000);

  it('the same key twice in one group is one order; the others of the group have theirs', async () => {
    const { sku } = await aProduct({ onHand: 10 });
    const personId = await aPerson();
    const order: WaitingPieces = {
      source: 'api',
      placeKey: null,
      personId,
      email: 'm@example.com',
      placedBy: 'key:test',
      shippingAddress: anApiOrder(sku).shippingAddress,
      payment: meansOfPayment('test', 'tok_visa'),
      demand: new Map([[sku, 1]]),
    };
    const keyed = { ...order, placeKey: `twice-${sku}` };
    const [first, again, other, unknown] = await placeOrders([
      keyed,
      keyed,
      order,
      { ...order, demand: new Map([['NO-SUCH-SKU', 1]]) },
    ]);
    const id = first && 'ok' in first && first.ok ? first.value.orderId : '';
    expect(again).toEqual({ ok: true, value: { orderId: id, fresh: false } });
    expect(other).toMatchObject({ ok: true, value: { fresh: true } });
    expect(unknown).toMatchObject({ problem: { code: 'not_found', field: 'sku' } });
    expect(await placeOrders([keyed])).toEqual([{ ok: true, value: { orderId: id, fresh: false } }]);
    expect(await database().variant.findUniqueOrThrow({ where: { sku } })).toMatchObject({ onHand: 10, reserved: 2 });
  }, 60_000);

  it('one order that can’t be stored fails alone', async () => {
    const { sku } = await aProduct({ onHand: 10 });
    const poison = anApiOrder(sku, { email: 'not\u0000storable@example.com', customer: 'poison' });
    const placed = await Promise.allSettled(
      [anApiOrder(sku), poison, anApiOrder(sku)].map((order) =>
        placeApiOrder(order, { by: 'key:test', placeKey: null }),
      ),
    );
    expect(placed.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await database().variant.findUniqueOrThrow({ where: { sku } })).toMatchObject({ onHand: 8, reserved: 0 });
  }, 60_000);
});

describe('the stock ledger', () => {
  it('refuses lines that don’t add up to the change of the stock', async () => {
    const { variantId } = await aProduct({ onHand: 10 });
    const items = JSON.stringify([{ v: variantId, h: -1, r: 0, ref: 'MD-1' }]);
    const wrong = database().$transaction([
      database().$executeRaw`SELECT set_config('marketday.items', ${items}, true)`,
      database().$executeRaw`UPDATE variant SET on_hand = on_hand - 2 WHERE id = ${variantId}`,
    ]);
    await expect(wrong).rejects.toThrow("don't add up");
    expect(await bookProblems()).toEqual([]);
  });
});
