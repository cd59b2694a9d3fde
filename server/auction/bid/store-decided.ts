import { randomUUID } from 'node:crypto';
import { isReserveMet } from '#domain/auction/lot.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { Judged } from './judge-bids.ts';
import type { LockedLot } from './locked-lot.ts';

/** A bid with this key is there already: its first answer has to be read. */
export class KeyKnown extends Error {}

/**
 * Writes bids, positions and lots in one statement.
 * @returns the versions of the lots that changed
 * @throws KeyKnown if a bid's key was used before: the transaction must be rolled back then
 */
export async function storeDecided(
  tx: Tx,
  before: ReadonlyMap<string, LockedLot>,
  judged: readonly Judged[],
  at: Date,
): Promise<Map<string, number>> {
  const bids = judged.flatMap(bidRows);
  if (bids.length === 0) return new Map();
  const positions = judged.flatMap((one) => positionRows(before.get(one.lot.id), one));
  const changed = judged.map(({ lot }) => lot).filter((lot) => lot.lastSeq !== before.get(lot.id)?.lastSeq);
  const [written] = await tx.$queryRaw<[{ stored: number; versions: Record<string, number> | null }]>`
    WITH stored AS (
      INSERT INTO bid (id, auction_id, seq, person_id, paddle, key, max_amount, outcome, price_before, price_after,
                       leader_after, leader_maximum_after, ends_after, nonce, commitment, hash, at)
      SELECT new.*, ${at}::timestamptz
      FROM json_to_recordset(${JSON.stringify(bids)}::json) AS new (id text, "auctionId" text, seq int,
        "personId" text, paddle int, key text, "maxAmount" int, outcome text, "priceBefore" int, "priceAfter" int,
        "leaderAfter" int, "leaderMaximumAfter" int, "endsAfter" timestamptz, nonce text, commitment text, hash text)
      ON CONFLICT (auction_id, person_id, key) DO NOTHING
      RETURNING 1
    ), positions AS (
      INSERT INTO lot_bidder (auction_id, person_id, paddle, max_amount, "leading", outbid_at)
      SELECT "auctionId", "personId", paddle, "maxAmount", "isLeading", CASE WHEN "isOutbid" THEN ${at}::timestamptz END
      FROM json_to_recordset(${JSON.stringify(positions)}::json) AS new ("auctionId" text, "personId" text, paddle int,
        "maxAmount" int, "isLeading" boolean, "isOutbid" boolean)
      ON CONFLICT (auction_id, person_id) DO UPDATE SET max_amount = excluded.max_amount,
        "leading" = excluded."leading",
        outbid_at = CASE WHEN excluded.outbid_at IS NOT NULL THEN coalesce(lot_bidder.outbid_at, excluded.outbid_at) END
    ), lots AS (
      UPDATE auction SET state = new.state, current_amount = new.price, leader_id = new."leaderId",
        leader_paddle = new."leaderPaddle", leader_maximum = new."leaderMaximum", rival_maximum = new."rivalMaximum",
        reserve_met = new."reserveMet", ends_at = new."endsAt", extensions = new.extensions, bid_count = new."bidCount",
        paddle_count = new."paddleCount", last_seq = new."lastSeq", record_hash = new."recordHash"
      FROM json_to_recordset(${JSON.stringify(changed.map(lotRow))}::json) AS new (id text, state text, price int,
        "leaderId" text, "leaderPaddle" int, "leaderMaximum" int, "rivalMaximum" int, "reserveMet" boolean,
        "endsAt" timestamptz, extensions int, "bidCount" int, "paddleCount" int, "lastSeq" int, "recordHash" text)
      WHERE auction.id = new.id RETURNING auction.id, auction.version
    )
    SELECT (SELECT count(*)::int FROM stored) AS stored,
           (SELECT json_object_agg(id, version) FROM lots) AS versions`;
  if (written.stored < bids.length) throw new KeyKnown('A bid with this key was decided before.');
  return new Map(Object.entries(written.versions ?? {}));
}

function bidRows({ lot, added }: Judged) {
  const moments = new Map<number, string>();
  const moment = (at: number) => moments.get(at) ?? moments.set(at, new Date(at).toISOString()).get(at);
  return added.map((bid) => ({
    id: randomUUID(), // ten times as quick as the database's
    auctionId: lot.id,
    seq: bid.seq,
    personId: bid.personId,
    paddle: bid.paddle,
    key: bid.key,
    maxAmount: bid.maxAmount,
    outcome: bid.outcome,
    priceBefore: bid.priceBefore,
    priceAfter: bid.priceAfter,
    leaderAfter: bid.leaderAfter,
    leaderMaximumAfter: bid.leaderMaximumAfter,
    endsAfter: moment(bid.endsAfter),
    nonce: bid.line?.nonce,
    commitment: bid.line?.commitment,
    hash: bid.line?.hash,
  }));
}

function positionRows(before: LockedLot | undefined, { lot, added, paddles }: Judged) {
  const leaderId = lot.state.leader?.bidder;
  const maxima = new Map<string, { maxAmount: number; paddle: number | null }>();
  const led = before?.state.leader;
  if (before && led && led.bidder !== leaderId) {
    maxima.set(led.bidder, { maxAmount: led.maximum, paddle: before.leaderPaddle });
  }
  for (const { seq, personId, maxAmount } of added) {
    if (seq !== null) maxima.set(personId, { maxAmount, paddle: paddles.get(personId) ?? null });
  }
  return [...maxima].map(([personId, { maxAmount, paddle }]) => ({
    auctionId: lot.id,
    personId,
    paddle,
    maxAmount,
    isLeading: personId === leaderId,
    // On a sealed lot nobody knows who leads.
    isOutbid: leaderId !== undefined && personId !== leaderId,
  }));
}

function lotRow({ id, rules, state, leaderPaddle, paddleCount, lastSeq, recordHash }: LockedLot) {
  return {
    id,
    state: state.phase,
    price: state.price,
    leaderId: state.leader?.bidder,
    leaderPaddle,
    leaderMaximum: state.leader?.maximum,
    rivalMaximum: state.rivalMaximum,
    reserveMet: isReserveMet(rules, state),
    endsAt: new Date(state.endsAt).toISOString(),
    extensions: state.extensions,
    bidCount: state.bidCount,
    paddleCount,
    lastSeq,
    recordHash,
  };
}
