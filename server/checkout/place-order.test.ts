import { describe, expect, it } from 'vitest';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import { acceptPrice } from '#server/bag/accept-price.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { readOwnBags } from '#server/bag/own-bag-view.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, anApiOrder } from '#server/testing/order-factories.ts';
import { placeApiOrder } from './place-api-order.ts';
import { placeOrder } from './place-order.ts';

testDatabase();

const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });

async function aShopperWith(options: { onHand?: number; priceAmount?: number; quantity?: number } = {}) {
  const piece = await aProduct({ onHand: options.onHand ?? 5, priceAmount: options.priceAmount ?? 5_000 });
  const person = await aPerson();
  await addToBag(person, { sku: piece.sku, quantity: options.quantity ?? 1 });
  return { person, ...piece };
}

describe('placing an order', () => {
  it('sells the pieces, numbers the edition, empties the bag and adds up', async () => {
    const { person, sku } = await aShopperWith({ onHand: 5, quantity: 2 });
    const placed = await placeOrder(person, aCheckout(10_900));
    expect(placed).toMatchObject({ ok: true, value: { status: 'paid', payment: 'approved' } });
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
    expect(await database().bagLine.count({ where: { personId: person } })).toBe(0);
    const order = await database().order.findFirstOrThrow({ where: { personId: person }, include: { lines: true } });
    expect(order).toMatchObject({ itemsAmount: 10_000, shippingAmount: 900, totalAmount: 10_900 });
    expect(order.paidAt).not.toBeNull();
    expect(order.lines[0]).toMatchObject({ editionNo: 2, quantity: 2, unitAmount: 5_000 });
    const ledger = await database().stockLedgerEntry.findMany({ where: { variant: { sku } }, orderBy: { id: 'asc' } });
    expect(ledger.map((entry) => entry.reason)).toEqual(['received', 'hold', 'sold']);
  });

  it('I1: 200 concurrent orders for 20 units sell exactly 20', async () => {
    const { sku } = await aProduct({ onHand: 20, priceAmount: 20_000 });
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        placeApiOrder(anApiOrder(sku, { customer: `buyer-${i}` }), { by: 'key:test', placeKey: null }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(20);
    expect(results.filter((result) => !result.ok && result.refusal.code === 'out_of_stock')).toHaveLength(180);
    expect(await stockOf(sku)).toEqual({ onHand: 0, reserved: 0 });
    expect(await database().orderLine.count({ where: { sku, soldAt: { not: null } } })).toBe(20);
    const editions = await database().orderLine.findMany({ where: { sku }, select: { editionNo: true } });
    expect(editions.map((line) => line.editionNo ?? 0).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    expect(await database().reservation.count({ where: { variant: { sku } } })).toBe(0);
  }, 60_000);

  it('a double press is one order and one charge', async () => {
    const { person } = await aShopperWith();
    const checkout = aCheckout(5_900);
    const presses = await Promise.all([1, 2, 3].map(() => placeOrder(person, checkout)));
    expect(presses.every((press) => press.ok)).toBe(true);
    expect(await database().order.count({ where: { personId: person } })).toBe(1);
    expect(await database().payment.count({ where: { order: { personId: person } } })).toBe(1);
    expect(await placeOrder(person, checkout)).toMatchObject({ ok: true, value: { status: 'paid' } });
  });

  it('two windows with the same bag can’t both pay for it', async () => {
    const { person, sku } = await aShopperWith({ onHand: 1 });
    const presses = await Promise.all([placeOrder(person, aCheckout(5_900)), placeOrder(person, aCheckout(5_900))]);
    expect(presses.filter((press) => press.ok)).toHaveLength(1);
    expect(presses.find((press) => !press.ok)).toMatchObject({
      refusal: { code: expect.stringMatching(/^(payment_in_progress|bag_empty)$/) },
    });
    expect(await stockOf(sku)).toEqual({ onHand: 0, reserved: 0 });
  });

  it('I8: another total than the one seen charges and changes nothing', async () => {
    const { person, sku, variantId } = await aShopperWith();
    await database().variant.update({ where: { id: variantId }, data: { priceAmount: 6_000 } });
    const refused = await placeOrder(person, aCheckout(5_900));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'price_changed', totalAmount: 6_900 } });
    expect(await database().order.count({ where: { personId: person } })).toBe(0);
    expect(await stockOf(sku)).toEqual({ onHand: 5, reserved: 1 });
    await acceptPrice(person, sku);
    expect(await placeOrder(person, aCheckout(6_900))).toMatchObject({ ok: true, value: { status: 'paid' } });
  });

  it('I8: a piece that is gone refuses the whole bag and reserves nothing', async () => {
    const { person, sku, variantId } = await aShopperWith({ onHand: 1 });
    await database().reservation.updateMany({
      where: { variantId },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    await addToBag(await aPerson(), { sku, quantity: 1 });
    const refused = await placeOrder(person, aCheckout(5_900));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'out_of_stock', available: 0 } });
    expect(await database().order.count({ where: { personId: person } })).toBe(0);
    expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 1 });
  });

  it('a hold that has ended is taken again if the piece is still there', async () => {
    const { person, variantId } = await aShopperWith();
    await database().reservation.updateMany({
      where: { variantId },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    expect(await placeOrder(person, aCheckout(5_900))).toMatchObject({ ok: true, value: { status: 'paid' } });
    expect(await database().bagLine.count({ where: { personId: person } })).toBe(0);
  });

  it('a price that rose is asked of whoever has the piece in their bag, even if the button already says it', async () => {
    const { person, sku } = await aShopperWith();
    await database().variant.update({ where: { sku }, data: { priceAmount: 6_000 } });
    const refused = await placeOrder(person, aCheckout(6_900));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'price_changed', totalAmount: 6_900 } });
    expect(await database().order.count({ where: { personId: person } })).toBe(0);
    await acceptPrice(person, sku);
    expect(await placeOrder(person, aCheckout(6_900))).toMatchObject({ ok: true, value: { status: 'paid' } });
  });

  it('I8: a declined card leaves nothing charged, and the bag with its hold', async () => {
    const { person, sku } = await aShopperWith();
    const refused = await placeOrder(person, aCheckout(5_900, { token: 'tok_insufficient_funds' }));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'payment_declined', reason: 'insufficient_funds' } });
    const order = await database().order.findFirstOrThrow({ where: { personId: person } });
    expect(order).toMatchObject({ status: 'cancelled', cancelReason: 'payment_declined', paidAt: null });
    const hold = await database().reservation.findFirstOrThrow({ where: { personId: person } });
    expect(hold).toMatchObject({ orderId: null, quantity: 1 });
    expect(await stockOf(sku)).toEqual({ onHand: 5, reserved: 1 });
    expect(await placeOrder(person, aCheckout(5_900))).toMatchObject({ ok: true, value: { status: 'paid' } });
  });

  it('a hold is extended for paying once, however many cards are tried', async () => {
    const { person } = await aShopperWith();
    const startedAt = new Date(Date.now() - 14.9 * 60_000);
    await database().reservation.updateMany({
      where: { personId: person },
      data: { startedAt, expiresAt: new Date(startedAt.getTime() + 15 * 60_000) },
    });
    const endOf = async () =>
      (await database().reservation.findFirstOrThrow({ where: { personId: person } })).expiresAt;
    await placeOrder(person, aCheckout(5_900, { token: 'tok_declined' }));
    const extended = await endOf();
    expect(extended.getTime()).toBeGreaterThan(startedAt.getTime() + 20 * 60_000);
    await placeOrder(person, aCheckout(5_900, { token: 'tok_declined' }));
    expect((await endOf()).getTime()).toBeLessThanOrEqual(startedAt.getTime() + 25 * 60_000);
  });

  it.each([7_400, 7_500])('charges two pieces of %i each what their bag said they come to', async (priceAmount) => {
    const person = await aPerson();
    const { sku } = await aProduct({ priceAmount });
    await addToBag(person, { sku, quantity: 2 });
    const bag = (await readOwnBags(database(), [person])).get(person)?.data as OwnBag;
    expect(await placeOrder(person, aCheckout(bag.totals.totalAmount))).toMatchObject({ ok: true });
    const { currency, ...totals } = bag.totals;
    expect(await database().order.findFirst({ where: { personId: person } })).toMatchObject({ currency, ...totals });
    expect((await readOwnBags(database(), [person])).get(person)?.data.totals.totalAmount).toBe(0);
  });

  it('keeps with its payment who was charged, and the card as it is shown', async () => {
    const { sku } = await aProduct();
    const payment = { provider: 'test', token: 'tok_capture_declined' } as const;
    await placeApiOrder(anApiOrder(sku, { payment }), { by: 'key:test', placeKey: null });
    const where = { order: { lines: { some: { sku } } } };
    expect(await database().payment.findFirst({ where })).toMatchObject({
      provider: 'test',
      method: 'Test card ending 0341',
    });
  });

  it('I8: a declined order of another channel reserves nothing', async () => {
    const { sku } = await aProduct({ onHand: 3 });
    const payment = { provider: 'test', token: 'tok_declined' } as const;
    const refused = await placeApiOrder(anApiOrder(sku, { payment }), { by: 'key:test', placeKey: null });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'payment_declined' } });
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
    expect(await database().reservation.count({ where: { variant: { sku } } })).toBe(0);
  });

  it('a retried order of another channel is the same order', async () => {
    const { sku } = await aProduct();
    const options = { by: 'key:test', placeKey: 'retry-0001' };
    const [first, second] = [
      await placeApiOrder(anApiOrder(sku), options),
      await placeApiOrder(anApiOrder(sku), options),
    ];
    expect(second).toEqual(first);
    expect(await stockOf(sku)).toEqual({ onHand: 9, reserved: 0 });
  });

  it('an empty bag buys nothing', async () => {
    expect(await placeOrder(await aPerson(), aCheckout(900))).toMatchObject({
      ok: false,
      refusal: { code: 'bag_empty' },
    });
  });
});
