import { expect, it } from 'vitest';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { orderSum } from '#domain/order/order-sum.ts';
import { closeAuction } from '#server/auction/lot/close-auction.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, endIn } from '#server/testing/lots.ts';
import { aCheckout } from '#server/testing/order-factories.ts';
import { askNow, stripeShop } from '#server/testing/stripe/stripe-shop.ts';
import { chosenMeans } from './chosen-means.ts';
import { payOrder } from './pay-order.ts';

testDatabase();
const { stripe } = stripeShop();

/** A lot for 100.00 with a premium of 20.00 and a delivery of 18.00. @returns its order, and who won it */
async function aWonLot() {
  await saveShop({ vatPercent: 20 });
  const winner = await aPerson();
  const auctionId = await aLot({ premiumBasisPoints: 2_000 });
  await decideOn(auctionId, [{ personId: winner, maxAmount: 10_000, key: aKey() }]);
  await endIn(auctionId, -10);
  await closeAuction(auctionId);
  const { publicId } = await database().order.findFirstOrThrow({ where: { auctionId } });
  return { winner, publicId };
}

it('a card on file whose bank asks its holder leaves the winner a way to answer, and the lot to them until then', async () => {
  const { winner, publicId } = await aWonLot();
  const card = stripe().books.keepMethod('pm_card_authenticationRequired', stripe().books.createCustomer());
  await database().paymentMethod.create({
    data: { personId: winner, provider: 'stripe', token: card.id, label: 'Visa ending 3184' },
  });
  const means = await chosenMeans(shopper(winner), 'on_file');
  const pressed = await payOrder(publicId, aCheckout(13_800, { token: 'on_file' }), { means, setsDetails: true });
  expect(pressed).toMatchObject({ ok: true, value: { payment: 'requires_action' } });
  // The order's page leads to /checkout/authenticate/<payment> by this.
  const asked = (await readOrderView(publicId))?.data;
  expect(asked).toMatchObject({ status: 'placed', payment: { provider: 'stripe', status: 'requires_action' } });

  const intent = asked?.payment?.ref ?? '';
  stripe().pay(intent, 'pm_card_authenticationRequired');
  stripe().books.authenticate(intent, true);
  await askNow();
  const paid = (await readOrderView(publicId))?.data;
  expect(paid).toMatchObject({ status: 'paid', payment: { status: 'approved' } });
  expect(paid && orderSum(paid).map(({ name, amount }) => [name, amount])).toEqual([
    ['Pieces', 10_000],
    ['Buyer’s premium', 2_000],
    ['Delivery', 1_800],
    ['VAT 20% included', 2_300],
    ['Total, with VAT', 13_800],
  ]);
  const invoice = await database().invoice.findFirstOrThrow({ where: { order: { publicId } } });
  expect(documentContentSchema.parse(invoice.content)).toMatchObject({
    totalAmount: 13_800,
    lines: [{ unitAmount: 10_000 }, { title: 'Buyer’s premium', unitAmount: 2_000 }, { unitAmount: 1_800 }],
    taxes: [{ basisPoints: 2_000, net: 11_500, tax: 2_300, gross: 13_800 }],
  });
});
