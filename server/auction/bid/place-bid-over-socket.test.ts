import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { recordViews, startTestLiveServer, type TestLiveServer, untilTold } from '#server/testing/live-server.ts';
import { aKey, aLot } from '#server/testing/lots.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';
import { aSession } from '#server/testing/session.ts';
import { bidCommand } from './place-bid-over-socket.ts';

testDatabase();
let live: TestLiveServer;
beforeAll(async () => {
  live = await startTestLiveServer({ commands: { ...refusedCommands, bid: bidCommand } });
});
afterAll(() => live.stop());

/** A new account's connected socket. */
async function aBidder() {
  const { cookie } = await aSession('shopper');
  return live.connect({ extraHeaders: { cookie } });
}

describe('bidding over the socket', () => {
  it('the bidder is answered with the lot as it is now, and whoever watches sees it too', async () => {
    const auctionId = await aLot();
    const [ann, ben, spectator] = [await aBidder(), await aBidder(), await live.connect()];
    const seen = recordViews(spectator);
    await spectator.emitWithAck('watch', { topics: [{ topic: topicOf.auction(auctionId) }] });
    expect(await ann.emitWithAck('bid', { auctionId, maxAmount: 50_000, key: aKey() })).toMatchObject({
      ok: true,
      outcome: 'leading',
      view: { topic: topicOf.auction(auctionId), data: { bidCount: 1, leader: 'Paddle 1', currentAmount: 10_000 } },
    });
    const bid = { auctionId, maxAmount: 80_000, key: aKey() };
    const first = await ben.emitWithAck('bid', bid);
    expect(first).toMatchObject({ ok: true, outcome: 'leading', currentAmount: 51_000, leader: 'Paddle 2' });
    expect(await ben.emitWithAck('bid', bid)).toEqual(first);
    const last = (await seen.until(
      (view) => (view as View<'auction'>).data.currentAmount === 51_000,
    )) as View<'auction'>;
    expect(last.data.history.map(({ paddle, amount, automatic }) => ({ paddle, amount, automatic }))).toEqual([
      { paddle: 'Paddle 2', amount: 51_000, automatic: false },
      { paddle: 'Paddle 1', amount: 50_000, automatic: true },
      { paddle: 'Paddle 1', amount: 10_000, automatic: false },
    ]);
    expect(await database().bid.count({ where: { auctionId } })).toBe(2);
  });

  it('the outbid person’s own view says so', async () => {
    const auctionId = await aLot();
    const [cleo, dan] = [await aBidder(), await aBidder()];
    const seen = recordViews(cleo);
    await cleo.emitWithAck('watch', { topics: [{ topic: topicOf.me }] });
    await cleo.emitWithAck('bid', { auctionId, maxAmount: 20_000, key: aKey() });
    await seen.until((view) => (view as View<'me'>).data.standings[0]?.leading === true);
    await dan.emitWithAck('bid', { auctionId, maxAmount: 40_000, key: aKey() });
    await seen.until((view) => (view as View<'me'>).data.standings[0]?.leading === false);
  });

  it('a bid that is stored goes unanswered if the lot can’t be read, and its key asks again', async () => {
    const unread = { atLeast: () => Promise.reject(new Error('The database went away.')) };
    const unanswered: typeof bidCommand = { ...bidCommand, run: (actor, bid) => bidCommand.run(actor, bid, unread) };
    const failing = await startTestLiveServer({ commands: { ...refusedCommands, bid: unanswered } });
    const { cookie } = await aSession('shopper');
    const bid = { auctionId: await aLot(), maxAmount: 50_000, key: aKey() };
    const said: unknown[] = [];
    const lost = await failing.connect({ extraHeaders: { cookie } });
    lost.emit('bid', bid, (reply) => said.push(reply));
    await untilTold(lost, 'disconnect');
    await failing.stop();
    expect(said).toEqual([]);

    const back = await live.connect({ extraHeaders: { cookie } });
    expect(await back.emitWithAck('bid', bid)).toMatchObject({ ok: true, outcome: 'leading' });
    expect(await database().bid.count({ where: { auctionId: bid.auctionId } })).toBe(1);
  });

  it('a stranger must sign in, and nothing is stored', async () => {
    const auctionId = await aLot();
    const stranger = await live.connect();
    expect(await stranger.emitWithAck('bid', { auctionId, maxAmount: 50_000, key: aKey() })).toMatchObject({
      ok: false,
      error: { code: 'signed_out' },
    });
    expect(await database().bid.count({ where: { auctionId } })).toBe(0);
  });
});
