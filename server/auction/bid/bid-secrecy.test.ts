import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lotFilterSchema } from '#contract/auction/lot-filter.ts';
import { topicOf } from '#contract/topics.ts';
import { listApiAuctions, listApiBids, readApiAuction } from '#server/auction/lot/api-auctions.ts';
import { readAuctionViews } from '#server/auction/lot/auction-view.ts';
import { readAuctionsPage } from '#server/auction/lot/auctions-page.ts';
import { closeAuction } from '#server/auction/lot/close-auction.ts';
import { readSaleroomCalendar } from '#server/auction/lot/lot-calendar.ts';
import { readLotPage, readLotsClosingSoon } from '#server/auction/lot/lot-pages.ts';
import { readPriceSteps } from '#server/auction/lot/price-steps.ts';
import { exportLot } from '#server/auction/record/export-lot.ts';
import { readLotRecord } from '#server/auction/record/lot-record.ts';
import { readDeskLot } from '#server/desk/desk-lot.ts';
import { readDeskLots } from '#server/desk/desk-lots.ts';
import { readDeskView } from '#server/desk/desk-view.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { personOfReference } from '#server/session/person.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { startTestLiveServer, type TestLiveServer } from '#server/testing/live-server.ts';
import { aKey, aLot, endIn } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { placeBid } from './place-bid.ts';

testDatabase();
let live: TestLiveServer;
beforeAll(async () => {
  live = await startTestLiveServer();
});
afterAll(() => live.stop());

const key: Actor = { kind: 'key', name: 'test', scopes: ['*'] };
const merchant = shopper('the-desk', 'owner');
const reserve = 777_777;
const leadersMaximum = 555_551;
const raisedMaximum = 555_553;

/** Everything that anyone but the bidders themselves can read of a lot. */
async function everythingPublic(auctionId: string): Promise<string> {
  const { slug } = await readApiAuction(auctionId);
  const stranger = await live.connect();
  const watched = await stranger.emitWithAck('watch', { topics: [{ topic: topicOf.auction(auctionId) }] });
  return JSON.stringify([
    watched,
    await readAuctionViews(database(), [auctionId]).then((views) => [...views]),
    await readApiAuction(auctionId),
    await listApiAuctions({ limit: 100 }),
    await listApiBids(auctionId, { limit: 100 }),
    await readLotPage(slug),
    await readAuctionsPage(lotFilterSchema.parse({})),
    await readAuctionsPage(lotFilterSchema.parse({ unbid: '1' })),
    await readAuctionsPage(lotFilterSchema.parse({ met: '1' })),
    await readSaleroomCalendar().then((calendar) => calendar.replaceAll(/DTSTAMP:.*/g, '')),
    await readLotsClosingSoon(10),
    await readPriceSteps(auctionId),
    await readDeskLots(merchant),
    (await readDeskView(database())).data,
  ]);
}

/** What the house itself can read of a lot: the desk's page, the export, the record. */
async function everythingInTheHouse(auctionId: string): Promise<string> {
  const ownBooks = JSON.stringify([
    await readLotRecord(auctionId),
    await readDeskLot(merchant, auctionId),
    await exportLot(merchant, auctionId),
    await exportLot(key, auctionId),
  ]);
  return (await everythingPublic(auctionId)) + ownBooks;
}

/** The same without what is of the moment: the clock, and the desk's own figures. */
const still = (text: string) => text.replaceAll(/"now":"?[^,}]+/g, '');

/** Everything that the process writes while `work` runs. */
async function whatIsLogged(work: () => Promise<void>): Promise<string> {
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    }),
  );
  await work().finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return written.join('');
}

describe('what bids keep to themselves', () => {
  it('I7: no topic, page or API shows a maximum, the reserve, or who bid', async () => {
    const auctionId = await aLot({ reserveAmount: reserve });
    const bid = (reference: string, maxAmount: number) =>
      placeBid(key, { auctionId, maxAmount, key: aKey() }, reference);
    await bid('first-bidder', 120_000);
    await bid('the-leader', leadersMaximum);
    await bid('the-leader', raisedMaximum);
    const others = await bid('third-bidder', 200_000);
    const refused = await bid('fourth-bidder', 1_000);
    expect(others).toMatchObject({ value: { outcome: 'outbid', currentAmount: 201_000 } });

    const people = ['first-bidder', 'the-leader', 'third-bidder', 'fourth-bidder'];
    const ids = await Promise.all(people.map(personOfReference));
    const theOthers = await Promise.all(ids.filter((_, i) => i !== 1).map((id) => readMeView(id)));
    const secrets = [reserve, leadersMaximum, raisedMaximum, ...people, ...ids].map(String);
    const open = await everythingPublic(auctionId);
    const answers = JSON.stringify([others, refused, theOthers]);
    for (const secret of secrets) expect(open).not.toContain(secret);
    for (const secret of [reserve, leadersMaximum, raisedMaximum, ids[1]])
      expect(answers).not.toContain(String(secret));
    // The guard: what is public is there, so the search is not over nothing.
    expect(open).toContain('201000');

    await endIn(auctionId, -1);
    await closeAuction(auctionId);
    const closed = await everythingPublic(auctionId);
    for (const secret of secrets) expect(closed).not.toContain(secret);
    expect((await readApiAuction(auctionId)).state).toBe('closed');
  });

  it('I7: a bidder’s own maximum is in their own view alone', async () => {
    const auctionId = await aLot();
    await placeBid(key, { auctionId, maxAmount: leadersMaximum, key: aKey() }, 'careful-bidder');
    await placeBid(key, { auctionId, maxAmount: 20_000, key: aKey() }, 'other-bidder');
    const own = await readMeView(await personOfReference('careful-bidder'));
    const other = await readMeView(await personOfReference('other-bidder'));
    expect(own?.data.standings).toMatchObject([{ auctionId, maxAmount: leadersMaximum, leading: true }]);
    expect(other?.data.standings).toMatchObject([{ auctionId, maxAmount: 20_000, leading: false }]);
  });

  for (const format of ['sealed_first_price', 'sealed_second_price'] as const) {
    it(`I7: of a ${format} lot nothing changes anywhere when bids come, until the close`, async () => {
      const auctionId = await aLot({ format, reserveAmount: reserve });
      const bidding = await personOfReference(`sealed-${format}`);
      const marker = await aLot();
      const before = await everythingInTheHouse(auctionId);
      const stored = await database().auction.findUniqueOrThrow({ where: { id: auctionId } });
      const heard: string[] = [];
      const stranger = await live.connect();
      stranger.on('view', ({ topic }: { topic: string }) => heard.push(topic));
      await stranger.emitWithAck('watch', {
        topics: [topicOf.auction(auctionId), topicOf.shop, topicOf.auction(marker)].map((topic) => ({ topic })),
      });
      const logged = await whatIsLogged(async () => {
        for (const maxAmount of [leadersMaximum, raisedMaximum]) {
          await placeBid(key, { auctionId, maxAmount, key: aKey() }, `sealed-${format}`);
        }
        await placeBid(key, { auctionId, maxAmount: 111_113, key: aKey() }, 'sealed-other');
      });
      // Not the view, its version, the record's hash, a count of bids or paddles, a list, the desk.
      const unchanged = still(await everythingInTheHouse(auctionId)) === still(before);
      expect(unchanged).toBe(true);
      // A bid on another lot comes after those: once it is heard, they would have been.
      await placeBid(key, { auctionId: marker, maxAmount: 20_000, key: aKey() }, 'sealed-other');
      await vi.waitFor(() => expect(heard).toContain(topicOf.auction(marker)), 10_000);
      expect(heard).not.toContain(topicOf.auction(auctionId));
      const after = await database().auction.findUniqueOrThrow({ where: { id: auctionId } });
      expect(after.version).toBe(stored.version);
      expect(logged).not.toMatch(/55555[13]|111113/);
      // The guard: the bids are there, and their owner sees theirs.
      expect(after).toMatchObject({ lastSeq: 3, paddleCount: 2 });
      const [own, other] = [await readMeView(bidding), await readMeView(await personOfReference('sealed-other'))];
      expect(own?.data.standings).toMatchObject([{ maxAmount: raisedMaximum, leading: false }]);
      expect(JSON.stringify(other)).not.toContain(String(raisedMaximum));

      await endIn(auctionId, -1);
      await closeAuction(auctionId);
      const closed = await everythingPublic(auctionId);
      for (const secret of [leadersMaximum, raisedMaximum, 111_113, reserve])
        expect(closed).not.toContain(String(secret));
      expect(await readApiAuction(auctionId)).toMatchObject({ outcome: 'reserve_not_met', currentAmount: 10_000 });
    });
  }

  it('I7: a sealed lot that is sold shows the winner’s paddle and what they pay, and no other bid', async () => {
    const auctionId = await aLot({ format: 'sealed_second_price' });
    for (const [bidder, maxAmount] of [
      ['sealed-low', 111_113],
      ['sealed-high', raisedMaximum],
      ['sealed-middle', 222_223],
    ] as const) {
      await placeBid(key, { auctionId, maxAmount, key: aKey() }, bidder);
    }
    await endIn(auctionId, -1);
    await closeAuction(auctionId);
    const closed = await everythingPublic(auctionId);
    expect(await readApiAuction(auctionId)).toMatchObject({
      outcome: 'sold',
      currentAmount: 222_223,
      leader: 'Paddle 2',
    });
    for (const secret of [raisedMaximum, 111_113]) expect(closed).not.toContain(String(secret));
  });

  it('the history in pages is the history in one, newest first', async () => {
    const auctionId = await aLot();
    for (let i = 0; i < 12; i++) {
      await placeBid(key, { auctionId, maxAmount: 20_000 + i * 7_000, key: aKey() }, `pager-${i % 3}`);
    }
    const whole = await listApiBids(auctionId, { limit: 100 });
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await listApiBids(auctionId, { limit: 4, cursor });
      expect(page.items.length).toBeLessThanOrEqual(4);
      pages.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(pages).toEqual(whole.items);
    expect(whole.items.length).toBeGreaterThan(12);
    const lot = await database().auction.findUniqueOrThrow({ where: { id: auctionId } });
    expect(whole.items[0]?.amount).toBe(lot.currentAmount);
  });
});
