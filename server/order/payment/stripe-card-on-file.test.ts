import { describe, expect, it } from 'vitest';
import { chosenMeans } from '#server/checkout/chosen-means.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/engine/database/database.ts';
import { aShopperWithBag } from '#server/testing/bags.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { aCheckout } from '#server/testing/order-factories.ts';
import { paymentReads } from '#server/testing/payment-reads.ts';
import { askNow, stripeShop } from '#server/testing/stripe/stripe-shop.ts';

testDatabase();
const { stripe } = stripeShop();

const paymentOf = (personId: string) => database().payment.findFirstOrThrow({ where: { order: { personId } } });

describe('a card on file', () => {
  async function withCard(test: string) {
    const person = await aShopperWithBag({ priceAmount: 5_000 });
    const card = stripe().books.keepMethod(test, stripe().books.createCustomer());
    await database().paymentMethod.create({
      data: { personId: person, provider: 'stripe', token: card.id, label: 'Visa ending 4242' },
    });
    const means = await chosenMeans(shopper(person), 'on_file');
    const placed = await placeOrder(person, aCheckout(5_900, { token: 'on_file' }), means);
    const payment = await paymentOf(person);
    const { publicId } = await database().order.findUniqueOrThrow({ where: { id: payment.orderId } });
    return { placed, intent: payment.providerRef ?? '', ...paymentReads(publicId, payment.id) };
  }

  it('is charged at once', async () => {
    const { placed, order, payment } = await withCard('pm_card_visa');
    expect(placed).toMatchObject({ ok: true, value: { status: 'paid' } });
    expect(await order()).toMatchObject({ status: 'paid' });
    expect(await payment()).toMatchObject({ method: 'Visa ending 4242' });
  });

  it('that asks its holder first goes on in the browser', async () => {
    const { placed, intent } = await withCard('pm_card_authenticationRequired');
    expect(placed).toMatchObject({ ok: true, value: { payment: 'requires_action', client: { intent } } });
  });

  it('that is refused leaves the payment open for another', async () => {
    const { placed, intent, order, payment } = await withCard('pm_card_visa_chargeDeclined');
    expect(placed).toMatchObject({ ok: true, value: { payment: 'requires_action', client: { intent } } });
    expect(await payment()).toMatchObject({ reason: 'card_declined' });
    stripe().pay(intent);
    await askNow();
    expect(await order()).toMatchObject({ status: 'paid' });
  });
});
