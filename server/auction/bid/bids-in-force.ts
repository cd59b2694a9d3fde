import type { StandingBid } from '#domain/auction/retraction.ts';
import type { Tx } from '#server/engine/database/database.ts';

export interface BidInForce extends StandingBid {
  paddle: number;
  at: Date;
}

export function readBidsInForce(tx: Tx, auctionId: string): Promise<BidInForce[]> {
  return tx.$queryRaw<BidInForce[]>`
    SELECT seq, person_id AS bidder, max_amount AS maximum, paddle, at
    FROM bid WHERE auction_id = ${auctionId} AND seq IS NOT NULL AND retracts IS NULL
      AND NOT EXISTS (SELECT FROM bid AS later WHERE later.auction_id = bid.auction_id AND later.retracts = bid.seq)
    ORDER BY seq`;
}
