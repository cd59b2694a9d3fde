import { randomUUID } from 'node:crypto';
import { isReserveMet } from '#domain/auction/lot.ts';
import type { Tx } from '#server/database/database.ts';
import type { Judged } from './judge-bids.ts';
import type { LockedLot } from './locked-lot.ts';

/** A bid with this key is there already: its first answer has to be read. */
export class KeyKnown extends Error {}

/**
 * Writes what was decided, in one statement: the bids, the standings of whoever bid or lost the lead,
 * and the lots.
 *
 * @returns the versions of the lots that changed
 * @throws KeyKnown if a bid's key was used before: nothing of this may be kept then
 */
export async function storeDecided(
  tx: Tx,
  before: ReadonlyMap<string, LockedLot>,
  judged: readonly Judged[],
  at: Date,
): Promise<Map<string, number>> {
  const bids = judged.flatMap(bidRows);
  if (bids.length === 0) return new Map();
  const standings = judged.flatMap((one) => standingRows(before.get(one.lot.id), one));
  const changed = judged.map(({ lot }) => lot).filter((lot) => lot.lastSeq !== before.get(lot.id)?.lastSeq);
  const [written] = await tx.$queryRaw<[{ stored: number; versions: Record<string, number> | null }]>`
    WITH stored AS (
      INSERT INTO bid (id, auction_id, seq, person_id, paddle, key, max_amount, outcome, price_before, price_after,
                       leader_after, leader_maximum_after, ends_after, nonce, commitment, hash, at)
      SELECT new.*, ${at}::timestamptz
      FROM json_to_recordset(${JSON.stringify(bids)}::json) AS new (id text, l text, s int, p text, n int, k text, m int,
        o text, b int, a int, la int, lm int, e timestamptz, no text, co text, h text)
      ON CONFLICT (auction_id, person_id, key) DO NOTHING
      RETURNING 1
    ), standings AS (
      INSERT INTO lot_bidder (auction_id, person_id, paddle, max_amount, "leading", outbid_at)
      SELECT l, p, n, m, d, CASE WHEN o THEN ${at}::timestamptz END
      FROM json_to_recordset(${JSON.stringify(standings)}::json) AS new (l text, p text, n int, m int, d boolean, o boolean)
      ON CONFLICT (auction_id, person_id) DO UPDATE SET max_amount = excluded.max_amount,
        "leading" = excluded."leading",
        outbid_at = CASE WHEN excluded.outbid_at IS NOT NULL THEN coalesce(lot_bidder.outbid_at, excluded.outbid_at) END
    ), lots AS (
      UPDATE auction SET state = new.st, current_amount = new.pr, leader_id = new.li, leader_paddle = new.lp,
        leader_maximum = new.lm, rival_maximum = new.rm, reserve_met = new.re, ends_at = new.en, extensions = new.ex,
        bid_count = new.bc, paddle_count = new.pc, last_seq = new.ls, record_hash = new.rh
      FROM json_to_recordset(${JSON.stringify(changed.map(lotRow))}::json) AS new (l text, st text, pr int, li text,
        lp int, lm int, rm int, re boolean, en timestamptz, ex int, bc int, pc int, ls int, rh text)
      WHERE auction.id = new.l RETURNING auction.id, auction.version
    )
    SELECT (SELECT count(*)::int FROM stored) AS stored,
           (SELECT json_object_agg(id, version) FROM lots) AS versions`;
  if (written.stored < bids.length) throw new KeyKnown('A bid with this key was decided before.');
  return new Map(Object.entries(written.versions ?? {}));
}

// Rows go as JSON with short names: hundreds of bids are one parameter, and the names travel with each.

function bidRows({ lot, added }: Judged) {
  const moments = new Map<number, string>();
  const moment = (at: number) => moments.get(at) ?? moments.set(at, new Date(at).toISOString()).get(at);
  return added.map((bid) => ({
    id: randomUUID(), // the database takes ten times as long to think of one
    l: lot.id,
    s: bid.seq,
    p: bid.personId,
    n: bid.paddle,
    k: bid.key,
    m: bid.maxAmount,
    o: bid.outcome,
    b: bid.priceBefore,
    a: bid.priceAfter,
    la: bid.leaderAfter,
    lm: bid.leaderMaximumAfter,
    e: moment(bid.endsAfter),
    no: bid.line?.nonce,
    co: bid.line?.commitment,
    h: bid.line?.hash,
  }));
}

function standingRows(before: LockedLot | undefined, { lot, added, paddles }: Judged) {
  const leaderId = lot.state.leader?.bidder;
  const maxima = new Map<string, { m: number; n: number | null }>();
  const led = before?.state.leader;
  if (before && led && led.bidder !== leaderId) maxima.set(led.bidder, { m: led.maximum, n: before.leaderPaddle });
  for (const bid of added) {
    if (bid.seq !== null) maxima.set(bid.personId, { m: bid.maxAmount, n: paddles.get(bid.personId) ?? null });
  }
  // `o`: somebody else leads; on a sealed lot nobody knows.
  return [...maxima].map(([p, { m, n }]) => ({
    ...{ l: lot.id, p, n, m, d: p === leaderId, o: leaderId !== undefined && p !== leaderId },
  }));
}

function lotRow({ id, rules, state, leaderPaddle, paddleCount, lastSeq, recordHash }: LockedLot) {
  return {
    ...{ l: id, st: state.phase, pr: state.price, li: state.leader?.bidder, lp: leaderPaddle },
    ...{ lm: state.leader?.maximum, rm: state.rivalMaximum, re: isReserveMet(rules, state) },
    ...{ en: new Date(state.endsAt).toISOString(), ex: state.extensions, bc: state.bidCount },
    ...{ pc: paddleCount, ls: lastSeq, rh: recordHash },
  };
}
