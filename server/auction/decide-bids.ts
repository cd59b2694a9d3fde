/**
 * I4, one truth for a bid: waiting bids of one lot are decided in one transaction, in the order they
 * arrived. The lot's row is locked first, the database's clock is read under the lock, keys that are
 * already known are looked up in a statement of their own after it (a statement that waited for the
 * lock would not see keys committed meanwhile), and every decision, refusals too, is stored.
 */
import { judgeBid, type LotState } from '#domain/auction/auction.ts';
import { type Tx, transaction } from '#server/database/database.ts';
import { notFound } from '#server/problem.ts';
import { type LockedLot, lockLot, saveLot } from './locked-lot.ts';
import { answerOf, type BidAnswer, type StoredBid } from './stored-bid.ts';

export interface WaitingBid {
  personId: string;
  /** The most this person would pay, in minor units. */
  maxAmount: number;
  /** The same key of the same person on the same lot gets the first outcome again. */
  key: string;
}

interface Known {
  now: number;
  /** By arrival: what was decided earlier under the same key. */
  earlier: (StoredBid | null)[];
  paddles: Map<string, number>;
}

interface NewBid extends WaitingBid, StoredBid {
  paddle: number | null;
}

/** What a batch comes to, before it is written. */
interface Judged {
  lot: LockedLot;
  /** One per waiting bid. */
  results: StoredBid[];
  added: NewBid[];
  paddles: ReadonlyMap<string, number>;
}

/**
 * Decides these bids of one lot, in this order, all or nothing. Correct by itself: also with several
 * processes deciding on the same lot at once.
 *
 * @throws AccessProblem `not_found`
 */
export async function decideBids(auctionId: string, bids: readonly WaitingBid[]): Promise<BidAnswer[]> {
  return transaction(async (tx) => {
    const lot = await lockLot(tx, auctionId);
    if (!lot) throw notFound('auction');
    const known = await readKnown(tx, auctionId, bids);
    const judged = judgeAll(lot, bids, known);
    if (judged.added.length > 0) await storeBids(tx, auctionId, judged.added, known.now);
    const version = judged.lot.state === lot.state ? lot.version : await storeStanding(tx, lot.state, judged);
    return judged.results.map((result) => answerOf(result, lot.rules, version));
  });
}

async function readKnown(tx: Tx, auctionId: string, bids: readonly WaitingBid[]): Promise<Known> {
  const rows = await tx.$queryRaw<
    (Omit<StoredBid, 'outcome' | 'endsAfter'> & {
      now: Date;
      personId: string;
      outcome: StoredBid['outcome'] | null;
      endsAfter: Date;
      paddle: number | null;
    })[]
  >`
    SELECT clock_timestamp() AS now, wanted.person_id AS "personId", bidder.paddle, earlier.seq, earlier.outcome,
           earlier.price_before AS "priceBefore", earlier.price_after AS "priceAfter",
           earlier.leader_after AS "leaderAfter", earlier.ends_after AS "endsAfter"
    FROM unnest(${bids.map((bid) => bid.personId)}::text[], ${bids.map((bid) => bid.key)}::text[])
      WITH ORDINALITY AS wanted (person_id, key, n)
    LEFT JOIN LATERAL (
      SELECT paddle FROM lot_bidder WHERE auction_id = ${auctionId} AND person_id = wanted.person_id OFFSET 0
    ) AS bidder ON true
    LEFT JOIN LATERAL (
      SELECT * FROM bid WHERE auction_id = ${auctionId} AND person_id = wanted.person_id AND key = wanted.key OFFSET 0
    ) AS earlier ON true
    ORDER BY wanted.n`;
  return {
    now: rows[0]?.now.getTime() ?? 0,
    earlier: rows.map(({ outcome, endsAfter, ...row }) =>
      outcome === null ? null : { ...row, outcome, endsAfter: endsAfter.getTime() },
    ),
    paddles: new Map(rows.flatMap(({ personId, paddle }) => (paddle === null ? [] : [[personId, paddle]]))),
  };
}

function judgeAll(lot: LockedLot, bids: readonly WaitingBid[], known: Known): Judged {
  let { state, leaderPaddle, paddleCount } = lot;
  const paddles = new Map(known.paddles);
  const added = new Map<string, NewBid>();
  const results = bids.map((bid, index): StoredBid => {
    const sameKey = `${bid.personId} ${bid.key}`;
    const first = known.earlier[index] ?? added.get(sameKey);
    if (first) return first;
    const decision = judgeBid(lot.rules, state, { bidder: bid.personId, maximum: bid.maxAmount }, known.now);
    const priceBefore = state.price;
    if (decision.ok) {
      if (!paddles.has(bid.personId)) {
        paddleCount += 1;
        paddles.set(bid.personId, paddleCount);
      }
      state = decision.value.state;
      if (decision.value.outcome === 'leading') leaderPaddle = paddles.get(bid.personId) ?? null;
    }
    const decided: NewBid = {
      ...bid,
      paddle: paddles.get(bid.personId) ?? null,
      seq: decision.ok ? state.bidCount : null,
      outcome: decision.ok ? decision.value.outcome : decision.refusal.code,
      priceBefore,
      priceAfter: state.price,
      leaderAfter: leaderPaddle,
      endsAfter: state.endsAt,
    };
    added.set(sameKey, decided);
    return decided;
  });
  return { lot: { ...lot, state, leaderPaddle, paddleCount }, results, added: [...added.values()], paddles };
}

async function storeBids(tx: Tx, auctionId: string, bids: readonly NewBid[], now: number): Promise<void> {
  const column = <K extends keyof NewBid>(name: K) => bids.map((bid) => bid[name]);
  await tx.$executeRaw`
    INSERT INTO bid (id, auction_id, seq, person_id, paddle, key, max_amount, outcome, price_before, price_after,
                     leader_after, ends_after, at)
    SELECT gen_random_uuid()::text, ${auctionId}, seq, person_id, paddle, key, max_amount, outcome, price_before,
           price_after, leader_after, ends_after, ${new Date(now)}::timestamptz
    FROM unnest(${column('seq')}::int[], ${column('personId')}::text[], ${column('paddle')}::int[],
                ${column('key')}::text[], ${column('maxAmount')}::int[], ${column('outcome')}::text[],
                ${column('priceBefore')}::int[], ${column('priceAfter')}::int[], ${column('leaderAfter')}::int[],
                ${bids.map((bid) => new Date(bid.endsAfter).toISOString())}::timestamptz[])
      AS new (seq, person_id, paddle, key, max_amount, outcome, price_before, price_after, leader_after, ends_after)`;
}

/** The lot, and the standings of whoever bid and of who led before. */
async function storeStanding(tx: Tx, before: LotState, { lot, added, paddles }: Judged): Promise<number> {
  const leaderId = lot.state.leader?.bidder;
  const maxima = new Map<string, number>();
  if (before.leader && before.leader.bidder !== leaderId) maxima.set(before.leader.bidder, before.leader.maximum);
  for (const bid of added) if (bid.seq !== null) maxima.set(bid.personId, bid.maxAmount);
  // In the order of their ids: two lots' batches must not lock the same people crosswise.
  const people = [...maxima.keys()].sort();
  await tx.$executeRaw`
    INSERT INTO lot_bidder (auction_id, person_id, paddle, max_amount, "leading")
    SELECT ${lot.id}, new.* FROM unnest(${people}::text[], ${people.map((id) => paddles.get(id) ?? 0)}::int[],
      ${people.map((id) => maxima.get(id) ?? 0)}::int[], ${people.map((id) => id === leaderId)}::boolean[]) AS new
    ON CONFLICT (auction_id, person_id) DO UPDATE SET max_amount = excluded.max_amount, "leading" = excluded."leading"`;
  return saveLot(tx, lot);
}
