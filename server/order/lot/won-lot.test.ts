import { describe, expect, test } from 'vitest';
import { askToBid } from '#server/account/ask-to-bid.ts';
import { buyNow } from '#server/auction/bid/buy-now.ts';
import { placeBid } from '#server/auction/bid/place-bid.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { offerLot } from '#server/auction/lot/offer-lot.ts';
import { payOrder } from '#server/checkout/pay-order.ts';
import { allowBidding } from '#server/desk/allow-bidding.ts';
import { readDeskLot } from '#server/desk/desk-lot.ts';
import { readBiddersWaiting } from '#server/desk/release-requests.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { cancelUnpaidOrders } from '#server/order/payment/settle-payments.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, readLot } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { aCheckout, aKey as theKey } from '#server/testing/order-factories.ts';
import { askRelease } from './ask-release.ts';
import { decideRelease } from './decide-release.ts';
import { declineOffer } from './decline-offer.ts';
import { extendPayment } from './extend-payment.ts';

testDatabase();

const ines = shopper('ines', 'owner');
const notWanted = { reason: 'not_wanted', note: 'I misread the size.' } as const;

/** A lot that the first of these people won at €200, with the second as runner-up at €190. */
async function aWonLot(winner?: string) {
  const personId = winner ?? (await anAccount()).personId;
  const runnerUp = (await anAccount()).personId;
  const auctionId = await aLot();
  await decideOn(auctionId, [
    { personId: runnerUp, maxAmount: 19_000, key: aKey() },
    { personId, maxAmount: 90_000, key: aKey() },
  ]);
  await endAuctionNow(auctionId);
  const { publicId, id } = await database().order.findFirstOrThrow({ where: { auctionId } });
  return { auctionId, publicId, orderId: id, personId, runnerUp, winner: shopper(personId) };
}
const theOrder = (publicId: string) => database().order.findUniqueOrThrow({ where: { publicId } });
const theTimeIsOver = (publicId: string) =>
  database().order.update({ where: { publicId }, data: { payBy: new Date(Date.now() - 1_000) } });
const standingOf = async (personId: string, auctionId: string) =>
  (await readMeView(personId))?.data.standings.find((one) => one.auctionId === auctionId);

/** Somebody whose lot the house releases. */
async function released(winner?: string) {
  const won = await aWonLot(winner);
  await askRelease(won.winner, won.publicId, notWanted);
  await decideRelease(ines, won.publicId, { word: 'release', answer: 'Thank you for saying so. Ines' });
  return won;
}

describe('a won lot binds', () => {
  test('its winner can’t cancel it, unpaid or paid; nothing changes (I8)', async () => {
    const { publicId, winner, auctionId } = await aWonLot();
    const before = await theOrder(publicId);
    expect(await cancelOrder(publicId, { actor: winner, reason: 'No.' })).toMatchObject({
      refusal: { code: 'won_lot_binds', goTo: `/orders/${publicId}/cant-pay` },
    });
    expect(await declineOffer(winner, publicId)).toMatchObject({ refusal: { code: 'won_lot_binds' } });
    expect(await theOrder(publicId)).toEqual(before);
    await payOrder(publicId, aCheckout(before.totalAmount), { setsDetails: true });
    expect(await cancelOrder(publicId, { actor: winner, reason: 'No.' })).toMatchObject({
      refusal: { code: 'won_lot_binds' },
    });
    expect((await theOrder(publicId)).status).toBe('paid');
    expect((await readLot(auctionId)).outcome).toBe('sold');
  });

  test('the desk’s key may still cancel it', async () => {
    const { publicId } = await aWonLot();
    expect((await cancelOrder(publicId, { actor: theKey, reason: 'The jar broke.' })).ok).toBe(true);
  });
});

describe('seven more days', () => {
  test('once, at once, also when pressed twice at the same time; and the clock keeps to it', async () => {
    const { publicId, winner, personId, auctionId } = await aWonLot();
    const { payBy } = await theOrder(publicId);
    const answers = await Promise.all([extendPayment(winner, publicId), extendPayment(winner, publicId)]);
    const until = new Date((payBy?.getTime() ?? 0) + 7 * 86_400_000);
    expect(answers).toEqual([1, 2].map(() => ({ ok: true, value: { payBy: until.toISOString() } })));
    expect(await standingOf(personId, auctionId)).toMatchObject({
      toPay: { payBy: until.toISOString(), extended: true },
    });
    await theTimeIsOver(publicId);
    expect(await extendPayment(winner, publicId)).toMatchObject({
      refusal: { code: 'extension_not_possible', reason: 'time_over' },
    });
  });

  test('for the winner alone: nobody else finds the order', async () => {
    const { publicId, runnerUp } = await aWonLot();
    await expect(extendPayment(shopper(runnerUp), publicId)).rejects.toMatchObject({ problem: { code: 'not_found' } });
    await expect(askRelease(shopper(runnerUp), publicId, notWanted)).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });
});

describe('asking the house', () => {
  test('keeps the sum owed, tells the desk paddle, reason and marks, and stops the clock until it answers', async () => {
    const { publicId, winner, auctionId, personId } = await aWonLot();
    await Promise.all([askRelease(winner, publicId, notWanted), askRelease(winner, publicId, notWanted)]);
    expect(await database().releaseRequest.count({ where: { order: { publicId } } })).toBe(1);
    expect((await readDeskLot(ines, auctionId))?.lot.request).toMatchObject({
      paddle: 'Paddle 2',
      reason: 'not_wanted',
      note: 'I misread the size.',
      marks: 0,
      owedAmount: 21_800,
    });
    expect((await readBiddersWaiting(ines)).asked).toMatchObject([{ id: auctionId }]);
    await theTimeIsOver(publicId);
    await cancelUnpaidOrders.run();
    expect((await theOrder(publicId)).status).toBe('placed');
    expect((await nextDue(cancelUnpaidOrders))?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(Date.now());
    expect((await standingOf(personId, auctionId))?.request).toMatchObject({ state: 'asked' });
    // It can still be paid, which ends the request.
    await payOrder(publicId, aCheckout(21_800), { setsDetails: true });
    expect((await theOrder(publicId)).status).toBe('paid');
    expect(await decideRelease(ines, publicId, { word: 'release' })).toMatchObject({
      refusal: { code: 'release_not_possible', reason: 'not_waiting' },
    });
    expect(await database().bidderMark.count({ where: { personId } })).toBe(0);
  });

  test('released, by one of two who decide at once: they owe nothing, one mark, and the runner-up can be offered it', async () => {
    const { publicId, winner, auctionId, personId, runnerUp } = await aWonLot();
    await askRelease(winner, publicId, notWanted);
    const words = await Promise.all([
      decideRelease(ines, publicId, { word: 'release', answer: 'Thank you for saying so. Ines' }),
      decideRelease(ines, publicId, { word: 'release' }),
    ]);
    expect(words.filter((word) => word.ok)).toHaveLength(1);
    expect(await theOrder(publicId)).toMatchObject({ status: 'cancelled', cancelReason: 'released' });
    expect(await readLot(auctionId)).toMatchObject({ outcome: 'unpaid' });
    expect(await standingOf(personId, auctionId)).toMatchObject({
      orderPublicId: null,
      toPay: null,
      orderEnded: 'released',
      request: { state: 'released' },
    });
    expect((await readMeView(personId))?.data.biddingPaused).toBeNull();
    expect(await database().notice.findMany({ where: { personId, kind: 'lot_release' } })).toMatchObject([
      { title: 'You’ve been released from the lot', href: `/orders/${publicId}` },
    ]);
    const view = await readOrderView(publicId);
    expect(view?.data.lot?.request).toMatchObject({ state: 'released', markUntil: expect.any(String) });
    expect((await readDeskLot(ines, auctionId))?.lot).toMatchObject({
      request: null,
      nextOffer: { paddle: 'Paddle 1', amount: 19_000, totalAmount: 20_800 },
    });
    const offered = await offerLot(auctionId, 'desk:Ines');
    expect(offered.ok).toBe(true);
    const offer = await database().order.findFirstOrThrow({ where: { auctionId, offer: true } });
    expect(offer).toMatchObject({ personId: runnerUp, itemsAmount: 19_000 });
    expect((offer.payBy?.getTime() ?? 0) - offer.placedAt.getTime()).toBe(48 * 3_600_000);
    // No, thank you: no mark, no duty, twice the same.
    const no = () => declineOffer(shopper(runnerUp), offer.publicId);
    expect([await no(), await no()].map((answer) => answer.ok)).toEqual([true, true]);
    expect(await standingOf(runnerUp, auctionId)).toMatchObject({ orderEnded: 'offer_declined', toPay: null });
    expect(await database().bidderMark.count({ where: { personId: { in: [personId, runnerUp] } } })).toBe(1);
  });

  test('kept: two days more to pay, then it lapses with a mark', async () => {
    const { publicId, winner, personId, auctionId } = await aWonLot();
    await askRelease(winner, publicId, notWanted);
    await theTimeIsOver(publicId);
    expect(await decideRelease(ines, publicId, { word: 'keep', answer: 'Please pay.' })).toMatchObject({ ok: true });
    const { payBy, status } = await theOrder(publicId);
    expect(status).toBe('placed');
    expect((payBy?.getTime() ?? 0) - Date.now()).toBeGreaterThan(47 * 3_600_000);
    await theTimeIsOver(publicId);
    await cancelUnpaidOrders.run();
    expect(await theOrder(publicId)).toMatchObject({ status: 'cancelled', cancelReason: 'unpaid' });
    expect(await database().bidderMark.findMany({ where: { personId } })).toMatchObject([{ reason: 'unpaid' }]);
    expect(await standingOf(personId, auctionId)).toMatchObject({ orderEnded: 'unpaid', request: { state: 'kept' } });
  });

  test('only the desk decides', async () => {
    const { publicId, winner } = await aWonLot();
    await askRelease(winner, publicId, notWanted);
    await expect(decideRelease(winner, publicId, { word: 'release' })).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    });
  });
});

describe('the second mark in a year', () => {
  test('pauses bidding everywhere, also where they had bid before; the first did not', async () => {
    const { personId, winner } = await released();
    const lot = await aLot({ buyNowAmount: 80_000 });
    const bid = (maxAmount: number, key = aKey()) => placeBid(winner, { auctionId: lot, maxAmount, key });
    const kept = { maxAmount: 12_000, key: aKey() };
    expect((await bid(kept.maxAmount, kept.key)).ok).toBe(true);

    await released(personId);
    expect((await readMeView(personId))?.data.biddingPaused).toMatchObject({ askedAt: null });
    expect(await bid(15_000)).toMatchObject({ refusal: { code: 'bidding_paused' } });
    const other = await aLot({ buyNowAmount: 80_000 });
    expect(await placeBid(winner, { auctionId: other, maxAmount: 15_000, key: aKey() })).toMatchObject({
      refusal: { code: 'bidding_paused' },
    });
    expect(await buyNow(winner, { auctionId: other, key: aKey() })).toMatchObject({
      refusal: { code: 'bidding_paused' },
    });
    // What stands goes on standing, and a lost answer is still given.
    expect(await bid(kept.maxAmount, kept.key)).toMatchObject({ ok: true, value: { outcome: 'leading' } });
    expect(await readLot(lot)).toMatchObject({ leaderId: personId, lastSeq: 1 });

    await askToBid(winner);
    expect((await readBiddersWaiting(ines)).paused).toMatchObject([
      { personId, marks: 2, askedAt: expect.any(String) },
    ]);
    await allowBidding(ines, personId);
    expect((await readMeView(personId))?.data.biddingPaused).toBeNull();
    expect((await bid(15_000)).ok).toBe(true);
    // The marks stay: the next one pauses them again.
    await released(personId);
    expect(await bid(18_000)).toMatchObject({ refusal: { code: 'bidding_paused' } });
  });

  test('two marks at the same moment count as two', async () => {
    const { personId, ...first } = await aWonLot();
    const second = await aWonLot(personId);
    await Promise.all([first, second].map(({ winner, publicId }) => askRelease(winner, publicId, notWanted)));
    await Promise.all([first, second].map(({ publicId }) => decideRelease(ines, publicId, { word: 'release' })));
    expect((await database().person.findUniqueOrThrow({ where: { id: personId } })).biddingPausedAt).not.toBeNull();
  });

  test('a mark of more than a year ago counts no more', async () => {
    const { personId, winner, orderId } = await released();
    await database().bidderMark.deleteMany({ where: { personId } });
    await database().bidderMark.create({
      data: { personId, orderId, reason: 'released', at: new Date(0), until: new Date(Date.now() - 1_000) },
    });
    await released(personId);
    expect((await placeBid(winner, { auctionId: await aLot(), maxAmount: 15_000, key: aKey() })).ok).toBe(true);
  });
});
