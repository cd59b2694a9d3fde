import type { Tx } from '#server/engine/database/database.ts';
import type { LotBids } from './judge-bids.ts';
import type { StoredBid } from './stored-bid.ts';

interface EarlierRow extends Omit<StoredBid, 'endsAfter'> {
  auctionId: string;
  personId: string;
  key: string;
  endsAfter: Date;
}

export type EarlierBids = ReadonlyMap<string, StoredBid>;

export const earlierKey = (bid: { auctionId: string; personId: string; key: string }): string =>
  `${bid.auctionId} ${bid.personId} ${bid.key}`;

/** A statement of its own after the lock: one that waited for the lock would not see keys committed meanwhile. */
export async function readEarlierBids(tx: Tx, batch: readonly LotBids[]): Promise<EarlierBids> {
  const bids = batch.flatMap(({ auctionId, bids }) => bids.map((bid) => ({ auctionId, ...bid })));
  const rows = await tx.$queryRaw<EarlierRow[]>`
    SELECT bid.auction_id AS "auctionId", bid.person_id AS "personId", bid.key, seq, outcome,
           price_before AS "priceBefore", price_after AS "priceAfter", leader_after AS "leaderAfter",
           ends_after AS "endsAfter",
           -- Each retraction before it is a line too, and took a bid away.
           seq - 2 * (SELECT count(*)::int FROM bid AS back
             WHERE back.auction_id = bid.auction_id AND back.retracts IS NOT NULL AND back.seq < bid.seq) AS "bidCount"
    FROM unnest(${bids.map((bid) => bid.auctionId)}::text[], ${bids.map((bid) => bid.personId)}::text[],
                ${bids.map((bid) => bid.key)}::text[]) AS wanted (auction_id, person_id, key)
    CROSS JOIN LATERAL (
      SELECT * FROM bid
      WHERE auction_id = wanted.auction_id AND person_id = wanted.person_id AND key = wanted.key OFFSET 0
    ) AS bid`;
  return new Map(rows.map((row) => [earlierKey(row), { ...row, endsAfter: row.endsAfter.getTime() }]));
}
