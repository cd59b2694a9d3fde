import { describe, expect, it } from 'vitest';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { setSettings, settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { mollieProvider } from '#server/payment/mollie/mollie-provider.ts';
import { aShopperWithBag } from '#server/testing/bags.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aMollieOrder, mollieShop } from '#server/testing/mollie/mollie-shop.ts';
import { aCheckout, anApiOrder } from '#server/testing/order-factories.ts';
import { whileNetwork } from '#server/testing/while-network.ts';

testDatabase();
const { mollie } = mollieShop();

const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const made = (paymentId: string) =>
  [...mollie().books.payments.values()].filter(({ metadata }) => metadata.payment === paymentId);
const paymentOf = (personId: string) => database().payment.findFirstOrThrow({ where: { order: { personId } } });

describe('when Mollie’s answer is lost', () => {
  it('the same creation is tried again, and there is one payment', async () => {
    let lost = 0;
    await whileNetwork(
      mollie(),
      (request) => (request === 'POST /v2/payments' && lost++ < 1 ? 'lost' : 'answered'),
      async () => {
        const { ref, paymentId, client } = await aMollieOrder();
        expect(client?.intent).toBe(ref);
        expect(made(paymentId)).toHaveLength(1);
      },
    );
  }, 20_000);

  it('for good, the payer is told so, and the next press goes on with the same order and payment', async () => {
    const person = await aShopperWithBag({ priceAmount: 5_000 });
    const checkout = aCheckout(5_900, { token: 'in_browser' });
    await whileNetwork(
      mollie(),
      (request) => (request === 'POST /v2/payments' ? 'lost' : 'answered'),
      async () => {
        await expect(placeOrder(person, checkout)).rejects.toMatchObject({ problem: { code: 'unavailable' } });
      },
    );
    const presses = await Promise.all([placeOrder(person, checkout), placeOrder(person, checkout)]);
    const payment = await paymentOf(person);
    for (const press of presses)
      expect(press).toMatchObject({ ok: true, value: { client: { intent: payment.providerRef } } });
    expect(await database().order.count({ where: { personId: person } })).toBe(1);
    expect(made(payment.id)).toHaveLength(1);
  }, 20_000);

  it('and nobody can say whether it was made, an address that was never given out is paid by nobody', async () => {
    const { paymentId } = await aMollieOrder();
    await database().mollieTry.updateMany({ where: { paymentId }, data: { ref: null } });
    const begun = await mollieProvider.resume(paymentId);
    expect(begun?.client).toMatchObject({ intent: begun?.state.ref });
    expect(made(paymentId)).toHaveLength(1);
  });

  it('a payment that never reached Mollie is called off without making anything', async () => {
    const person = await aShopperWithBag({ priceAmount: 5_000 });
    await whileNetwork(
      mollie(),
      () => 'cut',
      async () => {
        await placeOrder(person, aCheckout(5_900, { token: 'in_browser' })).catch(() => {});
      },
    );
    const { id: paymentId } = await paymentOf(person);
    await database().mollieCharge.delete({ where: { paymentId } });
    expect(await mollieProvider.abandon(paymentId)).toMatchObject({ status: 'declined', reason: 'abandoned' });
    const late = await mollieProvider.begin({
      paymentId,
      token: null,
      amount: 5_900,
      currency: 'EUR',
      capture: 'at_once',
      backTo: 'https://shop.example/',
    });
    expect(late).toMatchObject({ state: { status: 'declined' }, client: null });
    expect(made(paymentId)).toHaveLength(0);
  }, 20_000);

  it('a charge that Mollie won’t make ends the order, and nothing is charged', async () => {
    const { sku } = await aProduct({ onHand: 3 });
    const before = settings();
    // Mollie can't reach a webhook there.
    setSettings({ ...before, PUBLIC_URL: 'https://127.0.0.1.example' });
    const placed = await placeApiOrder(anApiOrder(sku, { payment: { provider: 'mollie' } }), {
      by: 'key:test',
      placeKey: null,
    }).finally(() => setSettings(before));
    expect(placed).toMatchObject({ ok: false, refusal: { code: 'payment_declined', reason: 'not_possible' } });
    expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 0 });
  });
});
