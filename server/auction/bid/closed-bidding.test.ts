import { beforeEach, expect, it } from 'vitest';
import { type Settings, setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, shopper } from '#server/testing/factories.ts';
import { acceptedBids, aKey, aLot } from '#server/testing/lots.ts';
import { testSettings } from '#server/testing/settings.ts';
import { readAuctionViews } from '../lot/auction-view.ts';
import { buyNow } from './buy-now.ts';
import { placeBid } from './place-bid.ts';

testDatabase();

const realShop = (more: Partial<Settings> = {}) => setSettings({ ...testSettings(), DEMO: false, ...more });
const view = async (id: string) => {
  const read = (await readAuctionViews(database(), [id])).get(id);
  if (!read) throw new Error('There is no such lot.');
  return read;
};

const closed = { ok: false, refusal: { code: 'bidding_closed' } };

beforeEach(() => realShop({ TEST_PAYMENTS: true }));

it('while nothing can be paid nobody bids or buys a lot, and a retry still gets its first answer', async () => {
  const auctionId = await aLot({ buyNowAmount: 900_000 });
  const bidder = shopper(await aPerson());
  const first = { auctionId, maxAmount: 50_000, key: aKey() };
  const taken = await placeBid(bidder, first);
  expect(taken).toMatchObject({ ok: true });

  realShop();
  expect(await placeBid(bidder, { auctionId, maxAmount: 60_000, key: aKey() })).toMatchObject(closed);
  expect(await placeBid(shopper(await aPerson()), { auctionId, maxAmount: 60_000, key: aKey() })).toMatchObject(closed);
  expect(await placeBid(bidder, first)).toMatchObject(taken);
  const outright = await aLot({ buyNowAmount: 90_000 });
  expect(await buyNow(bidder, { auctionId: outright, key: aKey() })).toMatchObject(closed);
  expect((await acceptedBids(auctionId)).length).toBe(1);
  expect((await view(outright)).data).toMatchObject({ takesBids: false, buyNowAmount: null });

  realShop({ TEST_PAYMENTS: true });
  expect(await placeBid(bidder, { auctionId, maxAmount: 60_000, key: aKey() })).toMatchObject({ ok: true });
  expect((await view(outright)).data).toMatchObject({ takesBids: true, buyNowAmount: 90_000 });
});

it.each(['english', 'sealed_first_price'] as const)(
  'an open %s lot tells when the seller goes missing and is named again',
  async (format) => {
    const auctionId = await aLot({ format });
    const { version } = await view(auctionId);
    await database().change.deleteMany();
    await saveShop({ sellerName: '' });
    const after = await view(auctionId);
    expect(after.data.takesBids).toBe(false);
    expect(after.version).toBeGreaterThan(version);
    expect(await placeBid(shopper(await aPerson()), { auctionId, maxAmount: 60_000, key: aKey() })).toMatchObject(
      closed,
    );
    const said = await database().change.findMany({ select: { topic: true } });
    expect(said.map(({ topic }) => topic)).toEqual(expect.arrayContaining([`auction:${auctionId}`, 'opening']));
    await saveShop({ sellerName: 'Rosa Marini' });
    expect(await view(auctionId)).toMatchObject({ version: after.version + 1, data: { takesBids: true } });
  },
);
