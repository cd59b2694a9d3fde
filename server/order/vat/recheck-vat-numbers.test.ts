import { beforeEach, describe, expect, it } from 'vitest';
import { readDeskView } from '#server/desk/desk-view.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { recheckVatNumbers } from '#server/order/vat/recheck-vat-numbers.ts';
import { refundVat } from '#server/return/vat/refund-vat.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aKey } from '#server/testing/order-factories.ts';
import { ada, aVatOrder, refundsOf, vatShop, vies, viesIs } from '#server/testing/vat-orders.ts';

testDatabase();
vatShop();

describe('a VAT number that VIES couldn’t confirm', () => {
  const rowOf = (publicId: string) => database().vatRecheck.findFirstOrThrow({ where: { order: { publicId } } });
  const runDue = async () => {
    await database().vatRecheck.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } });
    await recheckVatNumbers.run();
  };
  beforeEach(async () => void (await database().vatRecheck.updateMany({ data: { dueAt: null, result: 'unknown' } })));

  it('asks again until VIES answers, tells the desk, and refunds nothing', async () => {
    const { publicId } = await aVatOrder();
    await viesIs('country_away');
    await runDue();
    expect(await rowOf(publicId)).toMatchObject({ result: 'unknown', dueAt: expect.any(Date), settledAt: null });
    expect((await readDeskView()).data.vatToRefund).toEqual([]);
    await viesIs('answers');
    await runDue();
    expect(await rowOf(publicId)).toMatchObject({ result: 'valid', dueAt: null, settledAt: null });
    expect((await readDeskView()).data.vatToRefund).toMatchObject([{ publicId, amount: 2_150, currency: 'EUR' }]);
    expect(await refundsOf(publicId)).toEqual([]);
    // VIES may be away when the desk presses: its answer of today counts.
    vies.be('country_away');
    expect((await refundVat(publicId, { actor: ada })).ok).toBe(true);
    expect((await readDeskView()).data.vatToRefund).toEqual([]);
  });

  it('stops after a week, when the number is invalid, and when the order is over', async () => {
    const [week, invalid, over] = [await aVatOrder(), await aVatOrder(), await aVatOrder()];
    const { orderId } = await rowOf(week.publicId);
    await database().vatRecheck.updateMany({ data: { dueAt: null } });
    await viesIs('country_away');
    await database().vatRecheck.update({
      where: { orderId },
      data: { dueAt: new Date(0), createdAt: new Date(Date.now() - 8 * 86_400_000) },
    });
    await recheckVatNumbers.run();
    expect(await rowOf(week.publicId)).toMatchObject({ result: 'unknown', dueAt: null });
    await viesIs('answers');
    vies.valid.clear();
    const due = { dueAt: new Date(0) };
    await database().vatRecheck.updateMany({ where: { order: { publicId: invalid.publicId } }, data: due });
    await recheckVatNumbers.run();
    expect(await rowOf(invalid.publicId)).toMatchObject({ result: 'invalid', dueAt: null });
    await cancelOrder(over.publicId, { actor: aKey, reason: 'a mistake' });
    await database().vatRecheck.updateMany({ where: { order: { publicId: over.publicId } }, data: due });
    const asked = vies.questions.length;
    await recheckVatNumbers.run();
    expect(await rowOf(over.publicId)).toMatchObject({ dueAt: null });
    expect(vies.questions).toHaveLength(asked);
  });
});
