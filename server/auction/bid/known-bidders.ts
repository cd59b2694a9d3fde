import { isSealed } from '#domain/auction/format.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import type { KnownBidder, LotBids } from './judge-bids.ts';
import type { LockedLot } from './locked-lot.ts';

/**
 * Who has bid on a lot: they may bid on it until it closes, so that a second bid reads nothing. A card is not taken off
 * file meanwhile (`remove-card`).
 */
const remembered = processWide('known-bidders', () => new Map<string, Map<string, number>>());
const mostLots = 500;

interface FactsRow {
  auctionId: string;
  personId: string;
  paddle: number | null;
  ownMaximum: number | null;
  /** Null: there is no such person, and the bid can't be stored. */
  ready: boolean | null;
}

/** What is known about who bids in this batch, its lots being locked. In the order of the bids. */
export async function readBidders(
  tx: Tx,
  batch: readonly LotBids[],
  lots: ReadonlyMap<string, LockedLot>,
  may: {
    takesBids: boolean;
    paused: ReadonlySet<string>;
    blocked: ReadonlySet<string>;
    unlimited: ReadonlySet<string>;
  },
): Promise<KnownBidder[][]> {
  const asked = new Map<string, { auctionId: string; personId: string }>();
  for (const { auctionId, bids } of batch) {
    const lot = lots.get(auctionId);
    if (!lot) continue;
    const paddles = isSealed(lot.rules.format) ? undefined : remembered.get(auctionId);
    for (const { personId } of bids) {
      if (!paddles?.has(personId)) asked.set(`${auctionId} ${personId}`, { auctionId, personId });
    }
  }
  const facts = asked.size > 0 ? await readFacts(tx, [...asked.values()]) : new Map<string, FactsRow>();
  return batch.map(({ auctionId, bids }) =>
    bids.map(({ personId }) => {
      const read = facts.get(`${auctionId} ${personId}`);
      const { takesBids } = may;
      const allowed = {
        takesBids,
        paused: may.paused.has(personId),
        blocked: may.blocked.has(personId),
        unlimited: may.unlimited.has(personId),
      };
      if (read) return { paddle: read.paddle, ownMaximum: read.ownMaximum, ready: read.ready !== false, ...allowed };
      return { paddle: remembered.get(auctionId)?.get(personId) ?? null, ownMaximum: null, ready: true, ...allowed };
    }),
  );
}

async function readFacts(
  tx: Tx,
  asked: readonly { auctionId: string; personId: string }[],
): Promise<Map<string, FactsRow>> {
  // A card that is just being taken off file is waited for: afterwards that person is not ready.
  const rows = await tx.$queryRaw<FactsRow[]>`
    WITH person AS (
      SELECT id, kind, ready_to_bid_at FROM person WHERE id = ANY (${asked.map(({ personId }) => personId)}::text[])
      ORDER BY id FOR KEY SHARE)
    SELECT wanted.auction_id AS "auctionId", wanted.person_id AS "personId", paddle, nullif(max_amount, 0) AS "ownMaximum",
           (person.kind = 'reference' OR person.ready_to_bid_at IS NOT NULL) AS ready
    FROM unnest(${asked.map(({ auctionId }) => auctionId)}::text[], ${asked.map(({ personId }) => personId)}::text[])
      AS wanted (auction_id, person_id)
    LEFT JOIN person ON person.id = wanted.person_id
    LEFT JOIN lot_bidder ON lot_bidder.auction_id = wanted.auction_id AND lot_bidder.person_id = wanted.person_id`;
  return new Map(rows.map((row) => [`${row.auctionId} ${row.personId}`, row]));
}

export function rememberBidders(auctionId: string, paddles: ReadonlyMap<string, number>): void {
  const known = remembered.get(auctionId) ?? new Map<string, number>();
  for (const [personId, paddle] of paddles) known.set(personId, paddle);
  remembered.delete(auctionId);
  remembered.set(auctionId, known);
  if (remembered.size > mostLots) remembered.delete(remembered.keys().next().value ?? '');
}
