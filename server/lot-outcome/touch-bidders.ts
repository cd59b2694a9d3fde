import type { Tx } from '#server/database/database.ts';

/** The lot opened, closed or was sold: their standing has changed though their row has not. */
export async function touchBidders(tx: Tx, auctionId: string): Promise<void> {
  await tx.$executeRaw`SELECT touch_people(array_agg(person_id), 'my-positions') FROM lot_bidder WHERE auction_id = ${auctionId}`;
}
