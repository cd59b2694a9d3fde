import { afterAll, beforeAll, expect, it } from 'vitest';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aKey, aLot } from '#server/testing/lots.ts';
import { aBidderSession } from '#server/testing/session.ts';
import { buyNow } from './bid/buy-now.ts';

testDatabase();
let live: TestLiveServer;
beforeAll(async () => {
  live = await startTestLiveServer();
});
afterAll(() => live.stop());

it('a buyer is sent their standing before the lot’s view, and it names that view’s version', async () => {
  const auctionId = await aLot({ buyNowAmount: 25_000 });
  const { cookie, personId } = await aBidderSession();
  const socket = await live.connect({ extraHeaders: { cookie } });
  const lot = topicOf.auction(auctionId);
  await socket.emitWithAck('watch', { topics: [{ topic: lot }, { topic: topicOf.myPositions }] });
  const seen = recordViews(socket);
  await buyNow(shopper(personId), { auctionId, key: aKey() });
  const closed = await seen.until(({ topic, data }) => topic === lot && (data as { state: string }).state === 'closed');
  const [first] = seen.views as View<'my-positions'>[];
  expect(first?.topic).toBe(topicOf.myPositions);
  expect(first?.data.positions).toMatchObject([{ auctionId, lotVersion: closed.version, won: true, leading: true }]);
});
