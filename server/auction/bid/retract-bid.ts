/** I4: a retraction is a new line of the lot's record, written under its lock; no row of a bid changes. */

import type { Problem } from '#contract/wire/problem.ts';
import { stateAfterRetraction } from '#domain/auction/auction.ts';
import { isSealed } from '#domain/auction/format.ts';
import {
  judgeRetraction,
  noTakingBack,
  type RetractionReason,
  type RetractionRefusal,
  type TakenBackBefore,
  takeBackWithin,
  uncovers,
} from '#domain/auction/retraction.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { missingFor } from '#domain/person/scarce-use.ts';
import { lotActor, recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { databaseNow, readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { readPerson } from '#server/person/read-person.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';
import { can, requireKey } from '#server/session/can.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { type BidInForce, readBidsInForce } from './bids-in-force.ts';
import { type LockedLot, lockLot } from './locked-lot.ts';
import { storeRetraction } from './store-retraction.ts';

export interface RetractBid {
  auctionId: string;
  seq: number;
  /** Why: the bidder chooses one of `retractionReasons`, the desk says it in words. */
  reason?: string | undefined;
}

/**
 * Retracts a bid: a bidder their own, the desk or a key with `bid:retract` anyone's. Safe to repeat. The desk is
 * notified of every one but a sealed one. A bidder who isn't a known customer, or whose bid shows another's maximum, asks the
 * desk by it: `desk_asked`, and the bid stands. Refuses `retraction_not_allowed`, with why in `reason`.
 * @throws AccessProblem `signed_out`, `forbidden`, `not_found`, and `invalid` without a reason
 */
export async function retractBid(
  actor: Actor,
  { auctionId, seq, reason }: RetractBid,
): Promise<Decision<{ version: number }, Problem>> {
  const own = ownIdOf(actor);
  const mayAlone = own !== null && (await isKnownCustomer(own));
  if (!reason) throw new AccessProblem('invalid', 'reason: say why', { field: 'reason' });
  const done = await transaction(async (tx): Promise<Decision<{ version: number } | null, Problem>> => {
    const lot = await lockLot(tx, auctionId);
    // Whether there is such a bid would be an answer too.
    if (lot && actor.kind === 'person' && own === null && isSealed(lot.rules.format) && lot.state.phase !== 'closed') {
      return refuse(notAllowed({ code: 'sealed' }));
    }
    const row = lot && (await tx.bid.findFirst({ where: { auctionId, seq, retracts: null } }));
    // Somebody else's bid is as one that is not there.
    if (!lot || !row || (own !== null && row.personId !== own)) throw notFound('bid');
    const inForce = await readBidsInForce(tx, auctionId);
    const bid = inForce.find((one) => one.seq === seq);
    if (!bid) return accept({ version: lot.version });
    const now = await readDatabaseClock(tx);
    const isLatestOfBidder = inForce.findLast((one) => one.bidder === bid.bidder) === bid;
    const about = { at: bid.at.getTime(), isLatestOfBidder };
    const by = own === null ? 'desk' : await readTakenBack(tx, auctionId, own);
    const decision = judgeRetraction(lot.rules, lot.state, about, by, now.getTime());
    if (!decision.ok) return refuse(notAllowed(decision.refusal));
    const left = inForce.filter((one) => one !== bid);
    const shows = uncovers(
      lot.rules,
      bid.maximum,
      left.filter((one) => one.bidder !== bid.bidder),
    );
    if (own !== null && !isSealed(lot.rules.format) && (shows || !mayAlone)) {
      await askDesk(tx, { lot, bid, reason, shows });
      return accept(null);
    }
    const after = standingOf(lot, left);
    // That there is a sealed bid is as secret as what it says.
    if (own === null || !isSealed(lot.rules.format)) {
      await recordLotEvent(tx, {
        auctionId,
        kind: 'bid_taken_back',
        by: own === null ? lotActor(actor) : 'bidder',
        note: noteOf(lot, bid, own === null ? reason : wordsOf(reason)),
      });
    }
    // The desk does for a bidder what they asked for: it counts as theirs.
    const asked = own === null ? await readAsked(tx, auctionId, seq) : reason;
    const ownReason = isSealed(lot.rules.format) ? null : asked;
    return accept({ version: await storeRetraction(tx, { before: lot, after, bid, left, at: now, ownReason }) });
  });
  if (!done.ok) return done;
  return done.value === null ? refuse(notAllowed({ code: 'desk_asked' })) : accept(done.value);
}

async function isKnownCustomer(personId: string): Promise<boolean> {
  const person = await readPerson(personId);
  if (!person) return false;
  const { openedAt, marks, placeIsProven } = person;
  const ageMs = openedAt && databaseNow().getTime() - openedAt.getTime();
  const hasOwnMeans = marks.card !== null || placeIsProven;
  return missingFor('retraction', { ...person, ageMs, hasOwnMeans }).length === 0;
}

interface AskedOfDesk {
  lot: LockedLot;
  bid: BidInForce;
  reason: string;
  /** Whether the bid shows somebody's maximum or the reserve. */
  shows: boolean;
}

/** Once for each bid, however often they press. */
async function askDesk(tx: Tx, { lot, bid, reason, shows }: AskedOfDesk): Promise<void> {
  const asked = await tx.$executeRaw`
    INSERT INTO retraction_request (auction_id, seq, reason) VALUES (${lot.id}, ${bid.seq}, ${reason})
    ON CONFLICT DO NOTHING`;
  if (asked === 0) return;
  const warning = shows ? ' It shows the maximum of another bidder, or the reserve, which someone may have seen.' : '';
  await recordLotEvent(tx, {
    auctionId: lot.id,
    kind: 'take_back_asked',
    by: 'bidder',
    note: `${noteOf(lot, bid, wordsOf(reason))}.${warning}`,
  });
}

async function readAsked(tx: Tx, auctionId: string, seq: number): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ reason: string }[]>`
    SELECT reason FROM retraction_request WHERE auction_id = ${auctionId} AND seq = ${seq}`;
  return row?.reason ?? null;
}

/** On a sealed lot not even the desk reads whose bid it was. */
const noteOf = ({ rules }: LockedLot, { paddle, seq }: BidInForce, reason = ''): string =>
  isSealed(rules.format) ? reason : `Bid ${seq} of paddle ${paddle}: ${reason}`;

const reasonWords: Record<RetractionReason, string> = {
  wrong_amount: 'typed the wrong amount',
  wrong_lot: 'meant another lot',
  description: 'the piece is not as they understood it',
};
const wordsOf = (reason: string): string => reasonWords[reason as RetractionReason] ?? reason;

/** What they took back before. Their own lots are locked one at a time, so the person is locked too. */
async function readTakenBack(tx: Tx, auctionId: string, personId: string): Promise<TakenBackBefore> {
  await tx.$queryRaw`SELECT FROM person WHERE id = ${personId} FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRaw<TakenBackBefore[]>`
    SELECT count(*) FILTER (WHERE auction_id = ${auctionId})::int AS "onThisLot",
           count(*) FILTER (WHERE at > clock_timestamp() - interval '1 year')::int AS "lastYear"
    FROM bid WHERE person_id = ${personId} AND outcome = 'retracted' AND reason IS NOT NULL`;
  return row ?? { onThisLot: 0, lastYear: 0 };
}

/** Whose bid it must be; null: anyone's. */
function ownIdOf(actor: Actor): string | null {
  if (actor.kind === 'key') {
    requireKey(actor, 'bid:retract');
    return null;
  }
  const { personId } = requireAccount(actor);
  return can(actor, 'bid:retract') ? null : personId;
}

function standingOf(lot: LockedLot, left: readonly BidInForce[]): LockedLot {
  const state = stateAfterRetraction(lot.rules, lot.state, left);
  const leaderPaddle = left.find((one) => one.bidder === state.leader?.bidder)?.paddle ?? null;
  return { ...lot, state, leaderPaddle };
}

type NotTaken = RetractionRefusal['code'] | 'sealed' | 'desk_asked';

const words: Record<NotTaken, string> = {
  desk_asked: 'We’ve asked the house to take this bid back. It stands until the house has done so.',
  sealed: 'We can’t see sealed bids before the close. Only the bidder can take theirs back.',
  once_per_lot: 'You can take back one bid per lot, and you already have.',
  too_many: 'You have taken back three bids in the last year. That is the most.',
  not_open: 'This lot isn’t open, so its bids can’t be taken back.',
  never: 'Accepting a falling price can’t be taken back.',
  not_latest: 'Only your latest bid can be taken back.',
  too_old: `A bid can be taken back within ${takeBackWithin} of placing it. This one is older.`,
  too_late: `Bids can’t be taken back in a lot’s last ${noTakingBack}.`,
};

const notAllowed = ({ code }: { code: NotTaken }): Problem => ({
  code: 'retraction_not_allowed',
  message: words[code],
  reason: code,
});
