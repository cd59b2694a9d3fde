import type { Tx } from '#server/engine/database/database.ts';

/** Where they stand on this lot has changed though their row has not: the lot opened, closed or was sold. */
export async function touchBidders(tx: Tx, auctionId: string): Promise<void> {
  await tx.$executeRaw`SELECT touch_people(array_agg(person_id), 'my-positions') FROM lot_bidder WHERE auction_id = ${auctionId}`;
}
