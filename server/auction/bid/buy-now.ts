import type { Problem } from '#contract/wire/problem.ts';
import { judgeBuyNow } from '#domain/auction/buy-now.ts';
import { mayBidAgain } from '#domain/auction/retraction.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { closeLocked } from '#server/auction/lot/close-auction.ts';
import { type ChainedLine, chainBid } from '#server/auction/record/record-hash.ts';
import { customerBlocked } from '#server/customer/block/blocked-customers.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';
import { isOfHouse } from '#server/session/can.ts';
import { notFound } from '#server/web/problem.ts';
import { type LockedLot, lockLotsAtNow } from './locked-lot.ts';
import { ownLot } from './own-lot.ts';
import { answerOf, bidderNotReady, biddingClosed, biddingPaused } from './stored-bid.ts';

export interface BuyNow {
  auctionId: string;
  key: string;
}

/**
 * Buys a lot outright and closes it, under the same lock as bids. Safe to repeat: the buyer gets the same order again, while it stands.
 * Refuses `buy_now_gone`, `auction_not_open`, `auction_ended`, `bidding_closed`, `bidding_paused`, `customer_blocked`, and `own_lot`.
 * @throws AccessProblem `signed_out`, `not_found`
 */
export async function buyNow(
  actor: Actor,
  { auctionId, key }: BuyNow,
): Promise<Decision<{ orderPublicId: string | null }, Problem>> {
  const person = requireAccount(actor);
  if (isOfHouse(person)) return refuse(ownLot);
  const { personId } = person;
  return transaction(async (tx) => {
    const { lots, takesBids, blocked } = await lockLotsAtNow(tx, [auctionId], [personId]);
    const lot = lots.get(auctionId);
    if (!lot) throw notFound('auction');
    const bought = await ownOrder(tx, { auctionId, personId });
    if (bought) return accept({ orderPublicId: bought.publicId });
    if (!takesBids) return biddingClosed;
    if (blocked.has(personId)) return refuse(customerBlocked);
    const missing = await missingToBuy(tx, personId);
    if (missing) return missing;
    const now = await readDatabaseClock(tx);
    const decision = judgeBuyNow(lot.rules, lot.state, personId, now.getTime());
    if (!decision.ok) return refuse(refusalOf(decision.refusal.code, lot));
    const known = await tx.lotBidder.findUnique({ where: { auctionId_personId: { auctionId, personId } } });
    const paddle = known?.paddle ?? lot.paddleCount + 1;
    const { price, endsAt } = decision.value;
    if (!mayBidAgain(lot.rules.format, lot.takenBack.get(paddle) ?? null, price)) return refuse(belowTakenBack);
    const seq = lot.lastSeq + 1;
    const line = chainBid(lot.recordHash, price, {
      seq,
      at: now.getTime(),
      kind: 'bought',
      paddle,
      retracts: null,
      price,
      leader: paddle,
      endsAt,
    });
    const after: LockedLot = {
      ...lot,
      state: decision.value,
      leaderPaddle: paddle,
      lastSeq: seq,
      recordHash: line.hash,
      paddleCount: Math.max(lot.paddleCount, paddle),
    };
    await storePurchase(tx, { before: lot, after, personId, paddle, key, at: now, line });
    const { orderPublicId } = await closeLocked(tx, after, now, 'sold');
    return accept({ orderPublicId });
  });
}

const belowTakenBack: Problem = {
  code: 'below_taken_back',
  message: 'You took back a bid on this lot, so you can’t buy it for less than that bid.',
};

function refusalOf(code: 'buy_now_gone' | 'auction_not_open' | 'auction_ended', { rules, state }: LockedLot): Problem {
  if (code === 'buy_now_gone') {
    return { code, message: 'Bidding has begun, so this lot can no longer be bought outright. You can still bid.' };
  }
  const said = answerOf(
    {
      seq: null,
      outcome: code,
      priceBefore: state.price,
      priceAfter: state.price,
      leaderAfter: null,
      endsAfter: state.endsAt,
      bidCount: state.bidCount,
    },
    rules,
    0,
  );
  return said.ok ? { code, message: '' } : said.refusal;
}

async function missingToBuy(tx: Tx, personId: string) {
  const { kind, readyToBidAt, biddingPausedAt } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  if (biddingPausedAt !== null) return biddingPaused;
  return kind === 'reference' || readyToBidAt !== null ? null : bidderNotReady;
}

/** The order of whoever bought it, while it stands: a later one may be the next bidder's. */
async function ownOrder(tx: Tx, lot: { auctionId: string; personId: string }): Promise<{ publicId: string } | null> {
  const bought = await tx.bid.findFirst({ where: { ...lot, outcome: 'bought' }, select: { id: true } });
  if (!bought) return null;
  return tx.order.findFirst({ where: { ...lot, status: { not: 'cancelled' } }, select: { publicId: true } });
}

interface Purchase {
  before: LockedLot;
  after: LockedLot;
  personId: string;
  paddle: number;
  key: string;
  at: Date;
  line: ChainedLine;
}

async function storePurchase(tx: Tx, { before, after, personId, paddle, key, at, line }: Purchase): Promise<void> {
  const { price, endsAt } = after.state;
  await tx.bid.create({
    data: {
      auctionId: after.id,
      seq: after.lastSeq,
      personId,
      paddle,
      key,
      maxAmount: price,
      outcome: 'bought',
      at,
      priceBefore: before.state.price,
      priceAfter: price,
      leaderAfter: paddle,
      leaderMaximumAfter: price,
      endsAfter: new Date(endsAt),
      ...line,
    },
  });
  await tx.lotBidder.updateMany({
    where: { auctionId: after.id, leading: true },
    data: { leading: false, outbidAt: at },
  });
  await tx.lotBidder.upsert({
    where: { auctionId_personId: { auctionId: after.id, personId } },
    create: { auctionId: after.id, personId, paddle, maxAmount: price, leading: true },
    update: { maxAmount: price, leading: true, outbidAt: null },
  });
}
