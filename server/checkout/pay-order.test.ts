import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { cancelUnpaidOrders } from '#server/order/payment/settle-payments.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aCheckout, aWonLot } from '#server/testing/order-factories.ts';
import { payOrder } from './pay-order.ts';

testDatabase();

async function aLot() {
  const publicId = await aWonLot({ personId: await aPerson(), email: '' });
  const order = () =>
    database().order.findUniqueOrThrow({ where: { publicId }, include: { payments: true, lines: true } });
  return { publicId, order };
}

describe('paying a lot that was won', () => {
  it('takes the amount of the order, and where it goes', async () => {
    const { publicId, order } = await aLot();
    expect(await payOrder(publicId, aCheckout(72_800), { setsDetails: true })).toMatchObject({
      ok: true,
      value: { status: 'paid' },
    });
    expect(await order()).toMatchObject({
      status: 'paid',
      email: 'maud.renard@example.com',
      payBy: null,
      shippingAddress: { city: 'Lyon' },
      lines: [{ soldAt: expect.any(Date) }],
    });
  });

  it('can be tried with another card after one was declined', async () => {
    const { publicId, order } = await aLot();
    const declined = await payOrder(publicId, aCheckout(72_800, { token: 'tok_declined' }), { setsDetails: true });
    expect(declined).toMatchObject({ ok: false, refusal: { code: 'payment_declined' } });
    expect(await order()).toMatchObject({ status: 'placed' });
    expect(await payOrder(publicId, aCheckout(72_800), { setsDetails: true })).toMatchObject({
      ok: true,
      value: { status: 'paid' },
    });
  });

  it('I5: pressed in three windows at once, it is paid once', async () => {
    const { publicId, order } = await aLot();
    const presses = await Promise.all(
      [1, 2, 3].map(() => payOrder(publicId, aCheckout(72_800), { setsDetails: true })),
    );
    expect(presses.filter((press) => press.ok)).toHaveLength(1);
    expect((await order()).payments.filter((payment) => payment.status === 'approved')).toHaveLength(1);
    expect(
      await database().testCharge.count({ where: { key: { in: (await order()).payments.map(({ id }) => id) } } }),
    ).toBe(1);
  });

  it('a double press is one payment', async () => {
    const { publicId, order } = await aLot();
    const checkout = aCheckout(72_800);
    await Promise.all([
      payOrder(publicId, checkout, { setsDetails: true }),
      payOrder(publicId, checkout, { setsDetails: true }),
    ]);
    expect((await order()).payments).toHaveLength(1);
  });

  it('refuses another total than the one seen, and a lot whose time is over', async () => {
    const { publicId, order } = await aLot();
    expect(await payOrder(publicId, aCheckout(71_000), { setsDetails: true })).toMatchObject({
      refusal: { code: 'price_changed', totalAmount: 72_800 },
    });
    await database().order.update({ where: { publicId }, data: { payBy: new Date(Date.now() - 1_000) } });
    expect(await payOrder(publicId, aCheckout(72_800), { setsDetails: true })).toMatchObject({
      refusal: { code: 'payment_declined', reason: 'unpaid' },
    });
    expect((await order()).payments).toHaveLength(0);
    await cancelUnpaidOrders.run();
    expect(await order()).toMatchObject({ status: 'cancelled', cancelReason: 'unpaid' });
  });
});
