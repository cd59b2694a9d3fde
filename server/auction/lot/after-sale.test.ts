import { describe, expect, it } from 'vitest';
import { buyNow } from '#server/auction/bid/buy-now.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { finaliseOrder } from '#server/order/payment/finalise-order.ts';
import { cancelUnpaidOrders } from '#server/order/payment/settle-payments.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, readLot } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { aKey as theDesk } from '#server/testing/order-factories.ts';
import { endAuctionNow } from './end-auction-now.ts';
import { offerLot } from './offer-lot.ts';
import { relistAuction } from './relist-auction.ts';

testDatabase();

const desk = 'desk:Ida';
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** A closed lot with these maxima, each of another bidder. */
async function aClosedLot(maxima: number[], lot: Parameters<typeof aLot>[0] = {}) {
  const auctionId = await aLot(lot);
  const people = await Promise.all(maxima.map(aPerson));
  const bids = maxima.map((maxAmount, i) => ({ personId: people[i] ?? '', maxAmount, key: aKey() }));
  await decideOn(auctionId, bids);
  await endAuctionNow(auctionId, desk);
  return { auctionId, people };
}
const ordersOf = (auctionId: string) =>
  database().order.findMany({ where: { auctionId }, orderBy: { placedAt: 'asc' } });
async function lapse(auctionId: string) {
  await database().order.updateMany({ where: { auctionId, status: 'placed' }, data: { payBy: new Date(0) } });
  await cancelUnpaidOrders.run();
}
async function pay(auctionId: string) {
  const order = await database().order.findFirstOrThrow({ where: { auctionId, status: 'placed' } });
  const payment = await database().payment.create({
    data: { orderId: order.id, provider: 'test', amount: order.totalAmount, currency: 'EUR', status: 'created' },
  });
  const { amount, currency } = payment;
  const ref = `tch_${payment.id}`;
  await finaliseOrder(payment.id, {
    status: 'approved',
    reason: null,
    ref,
    amount,
    currency,
    method: null,
    failedTry: null,
  });
}
const audit = async (auctionId: string) =>
  (await database().lotEvent.findMany({ where: { auctionId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(
    ({ kind, actor }) => `${kind} ${actor}`,
  );

describe('a winner who does not pay', () => {
  it('I7: and bought it outright, is told at another press that it is over, not whose it is now', async () => {
    const auctionId = await aLot({ reserveAmount: 40_000, buyNowAmount: 50_000 });
    const [bidder, buyer] = await Promise.all([aPerson(), aPerson()]);
    await decideOn(auctionId, [{ personId: bidder, maxAmount: 12_000, key: aKey() }]);
    const buy = () => buyNow(shopper(buyer), { auctionId, key: aKey() });
    const bought = await buy();
    expect(await buy()).toEqual(bought);
    await lapse(auctionId);
    expect(await offerLot(auctionId, desk)).toMatchObject({ ok: true });
    expect(await buy()).toMatchObject({ ok: false, refusal: { code: 'auction_ended' } });
  });

  it('leaves the lot unpaid, and the runner-up may have it for their own maximum', async () => {
    const { auctionId, people } = await aClosedLot([30_000, 20_000, 90_000]);
    expect(await offerLot(auctionId, desk)).toMatchObject({
      refusal: { code: 'offer_not_possible', reason: 'has_buyer' },
    });
    await lapse(auctionId);
    expect((await readLot(auctionId)).outcome).toBe('unpaid');
    const offers = await Promise.all([offerLot(auctionId, desk), offerLot(auctionId, desk)]);
    expect(offers.filter((offer) => offer.ok)).toHaveLength(1);
    const [won, offered, ...more] = await ordersOf(auctionId);
    expect(more).toEqual([]);
    expect(won).toMatchObject({ status: 'cancelled', cancelReason: 'unpaid', offer: false });
    expect(offered).toMatchObject({ personId: people[0], offer: true, status: 'placed', itemsAmount: 30_000 });
    expect(await database().notice.findUnique({ where: { key: `lot-offer:${offered?.id}` } })).toMatchObject({
      personId: people[0],
      kind: 'lot_offer',
      href: `/orders/${offered?.publicId}`,
    });
    expect((await readMeView(people[0] ?? ''))?.data.standings).toMatchObject([
      { offered: true, orderPublicId: offered?.publicId, won: false },
    ]);
    await pay(auctionId);
    expect((await readLot(auctionId)).outcome).toBe('after_sale');
    expect((await readMeView(people[0] ?? ''))?.data.standings).toMatchObject([{ won: true }]);
    expect((await readMeView(people[2] ?? ''))?.data.standings).toMatchObject([{ won: false, orderPublicId: null }]);
    expect(await audit(auctionId)).toEqual([
      ...['created system', `hammer ${desk}`, 'unpaid system', `offered ${desk}`, 'offer_paid system'],
    ]);
  });

  it('an offer that lapses goes on to the next bidder, and to nobody twice', async () => {
    const { auctionId, people } = await aClosedLot([30_000, 90_000]);
    await lapse(auctionId);
    await offerLot(auctionId, desk);
    await lapse(auctionId);
    expect((await ordersOf(auctionId)).map(({ personId, cancelReason }) => [personId, cancelReason])).toEqual([
      [people[1], 'unpaid'],
      [people[0], 'offer_lapsed'],
    ]);
    expect(await offerLot(auctionId, desk)).toMatchObject({ refusal: { reason: 'nobody_left' } });
    expect((await readLot(auctionId)).outcome).toBe('unpaid');
  });

  it('a winner’s order that the desk cancels leaves the lot unpaid too', async () => {
    const { auctionId } = await aClosedLot([30_000]);
    const [order] = await ordersOf(auctionId);
    await cancelOrder(order?.publicId ?? '', { actor: theDesk, reason: 'The winner asked for it.' });
    expect((await readLot(auctionId)).outcome).toBe('unpaid');
    expect(await audit(auctionId)).toContain('unpaid key:test');
  });

  it('I8: a lot that is paid stays sold, and can be neither offered nor put up again', async () => {
    const { auctionId } = await aClosedLot([30_000, 50_000]);
    await pay(auctionId);
    await lapse(auctionId);
    const before = await readLot(auctionId);
    expect(before.outcome).toBe('sold');
    expect((await offerLot(auctionId, desk)).ok).toBe(false);
    expect(await relistAuction(auctionId, { endsAt: inAnHour() }, desk)).toMatchObject({
      refusal: { code: 'relist_not_possible' },
    });
    expect(await readLot(auctionId)).toEqual(before);
  });
});

describe('a reserve that was not met', () => {
  it('the highest bidder may be offered the lot at their own maximum', async () => {
    const { auctionId, people } = await aClosedLot([30_000, 40_000], { reserveAmount: 90_000 });
    expect(await offerLot(auctionId, desk)).toMatchObject({ ok: true });
    expect(await ordersOf(auctionId)).toMatchObject([{ personId: people[1], itemsAmount: 40_000, offer: true }]);
    await pay(auctionId);
    expect((await readLot(auctionId)).outcome).toBe('after_sale');
  });
});

describe('putting a lot up again', () => {
  it('makes a new lot with the same details, a record of its own, and once', async () => {
    const { auctionId } = await aClosedLot([30_000], { reserveAmount: 90_000, description: 'A jar' });
    const old = await readLot(auctionId);
    const endsAt = inAnHour();
    const answers = await Promise.all([
      relistAuction(auctionId, { endsAt }, desk),
      relistAuction(auctionId, { endsAt }, desk),
    ]);
    const [made, ...more] = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    expect(more).toEqual([]);
    const again = await readLot(made?.id ?? '');
    expect(again).toMatchObject({
      title: old.title,
      description: 'A jar',
      reserveAmount: 90_000,
      increments: old.increments,
      relistOfId: auctionId,
      state: 'open',
      outcome: null,
      bidCount: 0,
      lastSeq: 0,
      leaderId: null,
    });
    expect(again.endsAt.toISOString()).toBe(endsAt);
    expect(again.recordHash).not.toBe(old.recordHash);
    expect(again.reserveNonce).not.toBe(old.reserveNonce);
    expect((await readLot(auctionId)).version).toBeGreaterThan(old.version);
    expect(await offerLot(auctionId, desk)).toMatchObject({ refusal: { reason: 'relisted' } });
    expect(await audit(auctionId)).toContain(`relisted ${desk}`);
    expect(await audit(again.id)).toEqual([`created ${desk}`]);
  });

  it('not in the past, and not while an offer is open', async () => {
    const { auctionId } = await aClosedLot([30_000, 50_000]);
    await lapse(auctionId);
    await expect(relistAuction(auctionId, { endsAt: new Date(0).toISOString() }, desk)).rejects.toMatchObject({
      problem: { field: 'endsAt' },
    });
    await offerLot(auctionId, desk);
    expect(await relistAuction(auctionId, { endsAt: inAnHour() }, desk)).toMatchObject({
      refusal: { reason: 'has_buyer' },
    });
  });
});
