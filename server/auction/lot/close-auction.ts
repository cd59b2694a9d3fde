import { openBids } from '#domain/auction/auction.ts';
import { endAfterOutage, endInOrder, type LotOutcome, outcomeOf } from '#domain/auction/closing.ts';
import { isSealed } from '#domain/auction/format.ts';
import { readBidsInForce } from '#server/auction/bid/bids-in-force.ts';
import { type LockedLot, lockLotsAtNow, saveLot } from '#server/auction/bid/locked-lot.ts';
import { touchBidders } from '#server/auction/outcome/touch-bidders.ts';
import { moveEnd, orderWords, readLotBefore } from '#server/auction/sale/keep-sale-order.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { placeAuctionOrder } from '#server/order/lot/place-auction-order.ts';
import { readClosableAt } from './lot-ends.ts';
import { notifyWinner } from './notify-winner.ts';

export interface Closed {
  outcome: LotOutcome;
  /** Where the winner pays; null unless sold. */
  orderPublicId: string | null;
  version: number;
}

export async function closeLocked(tx: Tx, lot: LockedLot, at: Date, decided?: LotOutcome): Promise<Closed> {
  const ended = isSealed(lot.rules.format) && decided !== 'withdrawn' ? await openedBids(tx, lot) : lot;
  const outcome = decided ?? outcomeOf(ended.rules, ended.state);
  await saveLot(tx, { ...ended, state: { ...ended.state, phase: 'closed' } });
  const { version } = await tx.auction.update({
    where: { id: lot.id },
    data: { outcome, closedAt: at },
    select: { version: true },
  });
  await touchBidders(tx, lot.id);
  const winner = outcome === 'sold' ? ended.state.leader : null;
  const orderPublicId =
    winner &&
    (await placeAuctionOrder(tx, { auctionId: lot.id, personId: winner.bidder, amount: ended.state.price, at }));
  if (orderPublicId) await notifyWinner(tx, orderPublicId);
  return { outcome, orderPublicId, version };
}

async function openedBids(tx: Tx, lot: LockedLot): Promise<LockedLot> {
  const bids = await readBidsInForce(tx, lot.id);
  const state = openBids(lot.rules, lot.state, bids);
  const { leader } = state;
  if (!leader) return lot;
  await tx.lotBidder.update({
    where: { auctionId_personId: { auctionId: lot.id, personId: leader.bidder } },
    data: { leading: true },
  });
  return { ...lot, state, leaderPaddle: bids.find((bid) => bid.bidder === leader.bidder)?.paddle ?? null };
}

const shutWords = 'the shop could not take bids on it when it should have closed';

/**
 * Closes a lot whose end has come by the database's clock, once. After an outage over its end it stays open for five
 * minutes; after a lot of its sale that is still open, it ends a turn later.
 * @param waitMs how long to wait for what somebody else has locked; without it, as long as anything waits
 * @returns null if there was nothing to close
 */
export async function closeAuction(auctionId: string, waitMs?: number): Promise<Closed | null> {
  return transaction(async (tx) => {
    if (waitMs !== undefined) await tx.$executeRaw`SELECT set_config('lock_timeout', ${`${waitMs}`}, true)`;
    const { lots, now } = await lockLotsAtNow(tx, [auctionId]);
    const lot = lots.get(auctionId);
    if (lot?.state.phase !== 'open' || now.getTime() < lot.state.endsAt) return null;
    const before = await readLotBefore(tx, auctionId);
    // Due as well: it closes, or stays open, first.
    if (before && before.endsAt <= now.getTime()) return null;
    const inOrder = endInOrder(lot.state, before);
    const later = inOrder ?? (await endIfShut(tx, lot, now.getTime()));
    if (later === null) return closeLocked(tx, lot, now);
    await moveEnd(tx, lot, later, inOrder === null ? shutWords : orderWords);
    return null;
  });
}

async function endIfShut(tx: Tx, { id, state }: LockedLot, now: number): Promise<number | null> {
  // On time, nothing needs to be looked up.
  if (endAfterOutage(state, { now, closableAt: null }) === null) return null;
  return endAfterOutage(state, { now, closableAt: await readClosableAt(tx, id) });
}
