import type { Tx } from '#server/engine/database/database.ts';
import type { LotBids } from './judge-bids.ts';
import { isAboveLimit } from './judge-bids.ts';
import type { LockedLot } from './locked-lot.ts';

/** Of those who bid above their lot's limit, the lots being locked. */
export interface HighBidders {
  any: boolean;
  /** Whom the house lets do so, and other channels: whoever holds a key vouches for whom they bid for. */
  allowed: ReadonlySet<string>;
}

/** Reads nothing while every bid is within its limit. */
export async function readHighBidders(
  tx: Tx,
  batch: readonly LotBids[],
  lots: ReadonlyMap<string, LockedLot>,
  now: Date,
): Promise<HighBidders> {
  const high = batch.flatMap(({ auctionId, bids }) => {
    const lot = lots.get(auctionId);
    return lot ? bids.filter((bid) => isAboveLimit(lot, lot.state, bid.maxAmount)) : [];
  });
  if (high.length === 0) return { any: false, allowed: new Set() };
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE id = ANY (${high.map(({ personId }) => personId)}::text[])
      AND (kind = 'reference' OR high_bids_until > ${now})`;
  return { any: true, allowed: new Set(rows.map(({ id }) => id)) };
}
