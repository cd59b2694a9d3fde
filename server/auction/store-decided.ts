import { isReserveMet } from '#domain/auction/lot.ts';
import type { Tx } from '#server/database/database.ts';
import type { Judged, NewBid } from './judge-bids.ts';
import type { LockedLot } from './locked-lot.ts';

interface Standing {
  auctionId: string;
  personId: string;
  paddle: number;
  maxAmount: number;
  leading: boolean;
  /** Somebody else leads; on a sealed lot nobody knows. */
  outbid: boolean;
}

/**
 * Writes what was decided: the bids, the standings of whoever bid or lost the lead, and the lots.
 *
 * @returns the versions of the lots that changed
 */
export async function storeDecided(
  tx: Tx,
  before: ReadonlyMap<string, LockedLot>,
  judged: readonly Judged[],
  at: Date,
): Promise<Map<string, number>> {
  const bids = judged.flatMap(({ lot, added }) => added.map((bid) => ({ auctionId: lot.id, ...bid })));
  if (bids.length > 0) await storeBids(tx, bids, at);
  const standings = judged.flatMap((one) => standingsOf(before.get(one.lot.id), one));
  if (standings.length > 0) await storeStandings(tx, standings, at);
  const changed = judged.map(({ lot }) => lot).filter((lot) => lot.lastSeq !== before.get(lot.id)?.lastSeq);
  return changed.length > 0 ? storeLots(tx, changed) : new Map();
}

async function storeBids(tx: Tx, bids: readonly (NewBid & { auctionId: string })[], at: Date): Promise<void> {
  const column = <K extends keyof (typeof bids)[number]>(name: K) => bids.map((bid) => bid[name]);
  await tx.$executeRaw`
    INSERT INTO bid (id, auction_id, seq, person_id, paddle, key, max_amount, outcome, price_before, price_after,
                     leader_after, leader_maximum_after, ends_after, nonce, commitment, hash, at)
    SELECT gen_random_uuid()::text, new.*, ${at}::timestamptz
    FROM unnest(${column('auctionId')}::text[], ${column('seq')}::int[], ${column('personId')}::text[],
                ${column('paddle')}::int[], ${column('key')}::text[], ${column('maxAmount')}::int[],
                ${column('outcome')}::text[], ${column('priceBefore')}::int[], ${column('priceAfter')}::int[],
                ${column('leaderAfter')}::int[], ${column('leaderMaximumAfter')}::int[],
                ${bids.map((bid) => new Date(bid.endsAfter).toISOString())}::timestamptz[],
                ${bids.map((bid) => bid.line?.nonce ?? null)}::text[],
                ${bids.map((bid) => bid.line?.commitment ?? null)}::text[],
                ${bids.map((bid) => bid.line?.hash ?? null)}::text[]) AS new`;
}

function standingsOf(before: LockedLot | undefined, { lot, added, paddles }: Judged): Standing[] {
  const leaderId = lot.state.leader?.bidder;
  const maxima = new Map<string, number>();
  const led = before?.state.leader;
  if (led && led.bidder !== leaderId) maxima.set(led.bidder, led.maximum);
  for (const bid of added) if (bid.seq !== null) maxima.set(bid.personId, bid.maxAmount);
  return [...maxima].map(([personId, maxAmount]) => ({
    ...{ auctionId: lot.id, personId, maxAmount, leading: personId === leaderId },
    outbid: leaderId !== undefined && personId !== leaderId,
    paddle: paddles.get(personId) ?? 0,
  }));
}

async function storeStandings(tx: Tx, standings: Standing[], at: Date): Promise<void> {
  const column = <K extends keyof Standing>(name: K) => standings.map((standing) => standing[name]);
  await tx.$executeRaw`
    INSERT INTO lot_bidder (auction_id, person_id, paddle, max_amount, "leading", outbid_at)
    SELECT auction_id, person_id, paddle, max_amount, "leading", CASE WHEN outbid THEN ${at}::timestamptz END
    FROM unnest(${column('auctionId')}::text[], ${column('personId')}::text[], ${column('paddle')}::int[],
                ${column('maxAmount')}::int[], ${column('leading')}::boolean[],
                ${column('outbid')}::boolean[])
      AS new (auction_id, person_id, paddle, max_amount, "leading", outbid)
    ON CONFLICT (auction_id, person_id) DO UPDATE SET max_amount = excluded.max_amount,
      "leading" = excluded."leading",
      outbid_at = CASE WHEN excluded.outbid_at IS NOT NULL THEN coalesce(lot_bidder.outbid_at, excluded.outbid_at) END`;
}

async function storeLots(tx: Tx, lots: readonly LockedLot[]): Promise<Map<string, number>> {
  const column = <T>(of: (lot: LockedLot) => T) => lots.map(of);
  const rows = await tx.$queryRaw<{ id: string; version: number }[]>`
    UPDATE auction SET state = new.state, current_amount = new.price, leader_id = new.leader_id,
      leader_paddle = new.leader_paddle, leader_maximum = new.leader_maximum, rival_maximum = new.rival_maximum,
      reserve_met = new.reserve_met, ends_at = new.ends_at, extensions = new.extensions, bid_count = new.bid_count,
      paddle_count = new.paddle_count, last_seq = new.last_seq, record_hash = new.record_hash
    FROM unnest(${column((lot) => lot.id)}::text[], ${column((lot) => lot.state.phase)}::text[],
                ${column((lot) => lot.state.price)}::int[], ${column((lot) => lot.state.leader?.bidder ?? null)}::text[],
                ${column((lot) => lot.leaderPaddle)}::int[],
                ${column((lot) => lot.state.leader?.maximum ?? null)}::int[],
                ${column((lot) => lot.state.rivalMaximum)}::int[],
                ${column((lot) => isReserveMet(lot.rules, lot.state))}::boolean[],
                ${column((lot) => new Date(lot.state.endsAt).toISOString())}::timestamptz[],
                ${column((lot) => lot.state.extensions)}::int[], ${column((lot) => lot.state.bidCount)}::int[],
                ${column((lot) => lot.paddleCount)}::int[], ${column((lot) => lot.lastSeq)}::int[],
                ${column((lot) => lot.recordHash)}::text[])
      AS new (id, state, price, leader_id, leader_paddle, leader_maximum, rival_maximum, reserve_met, ends_at,
              extensions, bid_count, paddle_count, last_seq, record_hash)
    WHERE auction.id = new.id RETURNING auction.id, auction.version`;
  return new Map(rows.map(({ id, version }) => [id, version]));
}
