/**
 * I4, one truth for a bid: waiting bids are decided in one transaction, each lot's in the order in
 * which they arrived. The lots' rows are locked first, the database's clock is read under the locks,
 * keys that are already known are looked up in a statement of their own after it (a statement that
 * waited for a lock would not see keys committed meanwhile), and every decision, refusals too, is
 * stored.
 */
import { type Tx, transaction } from '#server/database/database.ts';
import { closeLocked } from './close-auction.ts';
import { type Judged, judgeBids, type KnownBidder, notReady, type WaitingBid } from './judge-bids.ts';
import { lockLots } from './locked-lot.ts';
import { storeDecided } from './store-decided.ts';
import { answerOf, type BidAnswer, bidderNotReady, type StoredBid } from './stored-bid.ts';

/** Bids of one lot, in their order. */
export interface LotBids {
  auctionId: string;
  bids: readonly WaitingBid[];
}

interface Known {
  now: Date;
  bidders: KnownBidder[];
}

/**
 * Decides these bids, all or nothing. Correct by itself: also with several processes deciding on the
 * same lots at once.
 *
 * @returns per lot an answer to each bid, or null where there is no such lot
 */
export async function decideBids(batch: readonly LotBids[]): Promise<(BidAnswer[] | null)[]> {
  return transaction(async (tx) => {
    const lots = await lockLots(
      tx,
      batch.map(({ auctionId }) => auctionId),
    );
    const known = await readKnown(tx, batch);
    let read = 0;
    const judged = batch.map(({ auctionId, bids }): Judged | null => {
      const lot = lots.get(auctionId);
      const bidders = known.bidders.slice(read, read + bids.length);
      read += bids.length;
      return lot ? judgeBids(lot, bids, bidders, known.now.getTime()) : null;
    });
    const decided = judged.filter((one) => one !== null);
    const versions = await storeDecided(tx, lots, decided, known.now);
    for (const { lot } of decided) {
      const sold = lot.state.phase === 'closed' && lots.get(lot.id)?.state.phase !== 'closed';
      if (sold) versions.set(lot.id, (await closeLocked(tx, lot, known.now, 'sold')).version);
    }
    return judged.map((one) => one && answersOf(one, versions.get(one.lot.id) ?? one.lot.version));
  });
}

function answersOf({ results, lot }: Judged, version: number): BidAnswer[] {
  return results.map((result) => (result === notReady ? bidderNotReady : answerOf(result, lot.rules, version)));
}

async function readKnown(tx: Tx, batch: readonly LotBids[]): Promise<Known> {
  const bids = batch.flatMap(({ auctionId, bids }) => bids.map((bid) => ({ auctionId, ...bid })));
  const rows = await tx.$queryRaw<
    (Omit<StoredBid, 'outcome' | 'endsAfter'> & {
      now: Date;
      outcome: StoredBid['outcome'] | null;
      endsAfter: Date;
      paddle: number | null;
      ownMaximum: number | null;
      /** Null: there is no such person, and the bid can't be stored. */
      ready: boolean | null;
    })[]
  >`
    SELECT clock_timestamp() AS now, bidder.paddle, nullif(bidder.max_amount, 0) AS "ownMaximum",
           (person.kind = 'reference' OR person.ready_to_bid_at IS NOT NULL) AS ready,
           earlier.seq, earlier.outcome, earlier.price_before AS "priceBefore", earlier.price_after AS "priceAfter",
           earlier.leader_after AS "leaderAfter", earlier.ends_after AS "endsAfter",
           -- Each retraction is a line too, and took a bid away.
           earlier.seq - 2 * (SELECT count(*)::int FROM bid AS back WHERE back.auction_id = earlier.auction_id
             AND back.retracts IS NOT NULL AND back.seq < earlier.seq) AS "bidCount"
    FROM unnest(${bids.map((bid) => bid.auctionId)}::text[], ${bids.map((bid) => bid.personId)}::text[],
                ${bids.map((bid) => bid.key)}::text[])
      WITH ORDINALITY AS wanted (auction_id, person_id, key, n)
    LEFT JOIN person ON person.id = wanted.person_id
    LEFT JOIN LATERAL (
      SELECT paddle, max_amount FROM lot_bidder
      WHERE auction_id = wanted.auction_id AND person_id = wanted.person_id OFFSET 0
    ) AS bidder ON true
    LEFT JOIN LATERAL (
      SELECT * FROM bid
      WHERE auction_id = wanted.auction_id AND person_id = wanted.person_id AND key = wanted.key OFFSET 0
    ) AS earlier ON true
    ORDER BY wanted.n`;
  return {
    now: rows[0]?.now ?? new Date(0),
    bidders: rows.map(({ now, outcome, endsAfter, paddle, ownMaximum, ready, ...row }) => ({
      earlier: outcome === null ? null : { ...row, outcome, endsAfter: endsAfter.getTime() },
      ...{ paddle, ownMaximum, ready: ready !== false },
    })),
  };
}
