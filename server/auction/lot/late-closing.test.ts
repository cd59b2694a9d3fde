import { Client } from 'pg';
import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn, endIn, readLot } from '#server/testing/lots.ts';
import { closeAuction } from './close-auction.ts';
import { closeDueAuctions } from './close-due-auctions.ts';
import { noteEnds } from './lot-ends.ts';

const db = testDatabase({ connections: 6 });

async function aLotWithABid(): Promise<string> {
  const auctionId = await aLot();
  await decideOn(auctionId, [{ personId: await aPerson(), maxAmount: 20_000, key: aKey() }]);
  return auctionId;
}

/** As if so much time had passed since the lot's end and what was noted of it. */
async function passSince(auctionId: string, seconds: number): Promise<void> {
  await database().$executeRaw`
    UPDATE auction SET scheduled_ends_at = scheduled_ends_at - make_interval(secs => ${seconds}::float8),
      ends_at = ends_at - make_interval(secs => ${seconds}::float8) WHERE id = ${auctionId}`;
  await database().$executeRaw`
    UPDATE lot_end SET ends_at = ends_at - make_interval(secs => ${seconds}::float8),
      closable_at = closable_at - make_interval(secs => ${seconds}::float8)
    WHERE auction_id = ${auctionId}`;
}

async function lockedBySomebodyElse(auctionId: string): Promise<() => Promise<void>> {
  const other = new Client({ connectionString: db.url() });
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT FROM auction WHERE id = $1 FOR UPDATE', [auctionId]);
  return () => other.end();
}

it('a lot that was noted at its end is sold to its leader, however late it is closed', async () => {
  const auctionId = await aLotWithABid();
  await endIn(auctionId, -1_000);
  await noteEnds();
  await noteEnds();
  await passSince(auctionId, 120);
  expect(await closeAuction(auctionId)).toMatchObject({ outcome: 'sold' });
});

it('what was noted of an end says nothing of a later one', async () => {
  const auctionId = await aLotWithABid();
  await endIn(auctionId, -1_000);
  await noteEnds();
  await endIn(auctionId, -30_000);
  expect(await closeAuction(auctionId)).toBeNull();
  expect(await readLot(auctionId)).toMatchObject({ state: 'open' });
});

it('a lot that nobody could reach since its end stays open; others close meanwhile', async () => {
  const [held, ...others] = [await aLotWithABid(), await aLotWithABid(), await aLotWithABid()];
  await endIn(held, -11_000);
  const release = await lockedBySomebodyElse(held);
  await Promise.all(others.map((id) => endIn(id, -2_000)));
  await closeDueAuctions.run();
  for (const id of others) expect(await readLot(id)).toMatchObject({ state: 'closed', outcome: 'sold' });
  expect((await readLot(held)).endsAt.getTime()).toBeLessThan(Date.now());
  await release();
  await closeDueAuctions.run();
  const lot = await readLot(held);
  expect(lot).toMatchObject({ state: 'open' });
  expect(lot.endsAt.getTime()).toBeGreaterThan(Date.now() + 290_000);
});
