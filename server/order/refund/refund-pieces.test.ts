import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { testDatabase } from '#server/testing/database.ts';
import { marksOf } from '#server/testing/editions.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { refundOrder } from './refund-order.ts';

testDatabase();

/** Two of five are sold, one of them has left. */
async function anOrderSentInPart() {
  const { sku, variantId } = await aProduct({ onHand: 5, editionSize: 5, priceAmount: 5_000, numbered: true });
  const publicId = await aPaidOrder(sku, 2);
  await createShipment(publicId, {
    actor: aKey,
    carrier: 'DHL',
    trackingNumber: `P-${publicId}`,
    lines: [{ sku, quantity: 1 }],
  });
  const refund = (...restocks: boolean[]) =>
    refundOrder(publicId, {
      actor: aKey,
      reason: 'late',
      lines: restocks.map((restock) => ({ sku, quantity: 1, restock })),
    });
  const stock = async () => (await database().variant.findUniqueOrThrow({ where: { sku } })).onHand;
  return { sku, variantId, refund, stock };
}

it('I1: a SKU that a refund names twice is put back no more often than it is in the house', async () => {
  const { sku, variantId, refund, stock } = await anOrderSentInPart();
  expect(await refund(true, true)).toMatchObject({ ok: false, refusal: { code: 'invalid', sku, left: 0 } });
  expect(await stock()).toBe(3);
  expect(await marksOf(variantId)).toBe('ssfff');
  expect(await database().refund.count()).toBe(0);
});

it('a refund may name a SKU twice: what has left, and what is put back', async () => {
  const { variantId, refund, stock } = await anOrderSentInPart();
  expect(await refund(false, true)).toMatchObject({ ok: true, value: { amount: 10_000 } });
  expect(await stock()).toBe(4);
  expect(await marksOf(variantId)).toBe('sffff');
});
