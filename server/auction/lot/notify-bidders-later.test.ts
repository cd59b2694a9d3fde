import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '#contract/notice/notice.ts';
import { notifyOutbidBidders } from '#server/auction/bid/notify-outbid-bidders.ts';
import { database } from '#server/engine/database/database.ts';
import { remindUnpaid } from '#server/order/lot/remind-unpaid.ts';
import { cancelUnpaidOrders } from '#server/order/payment/settle-payments.ts';
import { personConnected } from '#server/session/living/connected-people.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson, shopper } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, endIn } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { closeAuction } from './close-auction.ts';
import { remindWatchers } from './remind-watchers.ts';
import { watchLot } from './watch-lot.ts';

testDatabase();

const noticesOf = (personId: string, kind: NoticeKind) =>
  database().notice.findMany({ where: { personId, kind }, include: { email: true }, orderBy: { at: 'asc' } });
const bidUpTo = (personId: string, maxAmount: number) => ({ personId, maxAmount, key: aKey() });

/** As if they had been outbid this long ago. */
const outbidAgo = (auctionId: string, seconds: number) => database().$executeRaw`
  UPDATE lot_bidder SET outbid_at = clock_timestamp() - make_interval(secs => ${seconds}::float8)
  WHERE auction_id = ${auctionId} AND outbid_at IS NOT NULL`;

describe('being outbid', () => {
  async function outbid() {
    const { personId } = await anAccount();
    const auctionId = await aLot();
    await decideOn(auctionId, [bidUpTo(personId, 12_000), bidUpTo(await aPerson(), 15_000)]);
    return { personId, auctionId };
  }

  test('is told after twenty seconds, once per maximum, and bumps nothing that the bidder sees', async () => {
    const { personId, auctionId } = await outbid();
    await notifyOutbidBidders.run();
    expect(await noticesOf(personId, 'outbid')).toEqual([]);
    await outbidAgo(auctionId, 21);
    await Promise.all([notifyOutbidBidders.run(), notifyOutbidBidders.run()]);
    await notifyOutbidBidders.run();
    const [notice, ...more] = await noticesOf(personId, 'outbid');
    expect(more).toEqual([]);
    expect(notice?.body).toContain(
      'Your maximum was €120. When we sent this, the price was €130 and the next bid €140.',
    );
    expect(notice?.email?.status).toBe('queued');

    await decideOn(auctionId, [bidUpTo(personId, 14_000)]);
    await outbidAgo(auctionId, 21);
    await notifyOutbidBidders.run();
    expect(await noticesOf(personId, 'outbid')).toHaveLength(2);
    expect((await readMeView(personId))?.data.notices.unread).toBe(2);
  });

  test('goes to the site alone while a page of theirs is open', async () => {
    const { personId, auctionId } = await outbid();
    const gone = personConnected(personId);
    await outbidAgo(auctionId, 21);
    await notifyOutbidBidders.run();
    gone();
    const [notice] = await noticesOf(personId, 'outbid');
    expect(notice).toMatchObject({ email: null });
  });

  test('is not told to whoever leads again by then, nor once the lot is over', async () => {
    const { personId, auctionId } = await outbid();
    await decideOn(auctionId, [bidUpTo(personId, 20_000)]);
    const over = await outbid();
    await outbidAgo(over.auctionId, 21);
    await endIn(over.auctionId, -10);
    await closeAuction(over.auctionId);
    await notifyOutbidBidders.run();
    expect([...(await noticesOf(personId, 'outbid')), ...(await noticesOf(over.personId, 'outbid'))]).toEqual([]);
  });
});

describe('having won', () => {
  async function won() {
    const { personId, email } = await anAccount();
    const auctionId = await aLot({ premiumBasisPoints: 1_000 });
    await decideOn(auctionId, [bidUpTo(personId, 12_000)]);
    await endIn(auctionId, -10);
    await closeAuction(auctionId);
    const order = await database().order.findFirstOrThrow({ where: { auctionId } });
    return { personId, email, auctionId, order };
  }
  const orderDue = (id: string, column: 'remindAt' | 'payBy') =>
    database().order.update({ where: { id }, data: { [column]: new Date(Date.now() - 1_000) } });

  test('is told in the transaction that closes the lot, with everything it costs', async () => {
    const { personId, order } = await won();
    const [notice] = await noticesOf(personId, 'lot_won');
    expect(notice).toMatchObject({ title: 'Test jar is yours for €100', href: `/orders/${order.publicId}` });
    expect(notice?.body).toContain('€128'); // 100, 10 premium, 18 delivery
    expect(notice?.email?.recipient).toBeDefined();
  });

  test('an unpaid lot is reminded of once', async () => {
    const { personId, order } = await won();
    await remindUnpaid.run();
    expect(await noticesOf(personId, 'payment_reminder')).toEqual([]);
    await orderDue(order.id, 'remindAt');
    await Promise.all([remindUnpaid.run(), remindUnpaid.run()]);
    await remindUnpaid.run();
    expect(await noticesOf(personId, 'payment_reminder')).toHaveLength(1);
  });

  test('a lot that is no longer to be paid is not reminded of', async () => {
    const { personId, order } = await won();
    await orderDue(order.id, 'payBy');
    await cancelUnpaidOrders.run();
    await orderDue(order.id, 'remindAt');
    await remindUnpaid.run();
    expect(await noticesOf(personId, 'payment_reminder')).toEqual([]);
    expect(await database().order.count({ where: { remindAt: { lte: new Date() } } })).toBe(0);
  });
});

describe('a watch list', () => {
  const watchedAgo = (auctionId: string, minutes: number) => database().$executeRaw`
    UPDATE lot_watch SET created_at = clock_timestamp() - make_interval(mins => ${minutes}) WHERE auction_id = ${auctionId}`;

  test('reminds ten minutes before the end, once, even if late bids move it', async () => {
    const { personId } = await anAccount();
    const auctionId = await aLot({ endsAt: new Date(Date.now() + 7_200_000).toISOString() });
    const watch = { auctionId, watching: 'yes', from: 'lot' } as const;
    await Promise.all([watchLot(shopper(personId), watch), watchLot(shopper(personId), watch)]);
    expect((await readMeView(personId))?.data.watching).toEqual([auctionId]);
    await watchedAgo(auctionId, 90);
    await remindWatchers.run();
    expect(await noticesOf(personId, 'lot_reminder')).toEqual([]);
    expect((await nextDue(remindWatchers))?.getTime()).toBeGreaterThan(Date.now());

    await endIn(auctionId, 500_000);
    await Promise.all([remindWatchers.run(), remindWatchers.run()]);
    await endIn(auctionId, 7_200_000);
    await endIn(auctionId, 500_000);
    await remindWatchers.run();
    expect(await noticesOf(personId, 'lot_reminder')).toHaveLength(1);
  });

  test('does not remind whoever begins to watch in the last minutes, or has stopped', async () => {
    const [late, stopped] = [await anAccount(), await anAccount()];
    const auctionId = await aLot({ endsAt: new Date(Date.now() + 500_000).toISOString() });
    await watchLot(shopper(stopped.personId), { auctionId, watching: 'yes', from: 'lot' });
    await watchedAgo(auctionId, 90);
    await watchLot(shopper(stopped.personId), { auctionId, watching: 'no', from: 'lot' });
    await watchLot(shopper(late.personId), { auctionId, watching: 'yes', from: 'lot' });
    await remindWatchers.run();
    expect(await noticesOf(late.personId, 'lot_reminder')).toEqual([]);
    expect(await noticesOf(stopped.personId, 'lot_reminder')).toEqual([]);
    expect((await readMeView(stopped.personId))?.data.watching).toEqual([]);
  });

  test('is an account’s: nobody and a guest are asked to sign in, and nothing is kept (I8)', async () => {
    const auctionId = await aLot();
    const watch = { auctionId, watching: 'yes', from: 'lot' } as const;
    expect((await watchLot({ kind: 'nobody' }, watch)).watching).toBeNull();
    expect((await watchLot(shopper(await aPerson(), 'guest'), watch)).watching).toBeNull();
    expect(await database().lotWatch.count({ where: { auctionId } })).toBe(0);
  });
});
