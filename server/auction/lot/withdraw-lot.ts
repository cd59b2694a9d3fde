import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { lockLot } from '#server/auction/bid/locked-lot.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { notify } from '#server/notice/notify.ts';
import { notFound } from '#server/web/problem.ts';
import { type Closed, closeLocked } from './close-auction.ts';

/**
 * Takes a lot out of the auction before its close, with a reason that everyone reads. Its bids are void; sealed ones stay
 * sealed. Refuses `auction_ended`.
 * @param by as `lotActor` names them
 * @throws AccessProblem `not_found`
 */
export async function withdrawLot(auctionId: string, reason: string, by: string): Promise<Decision<Closed, Problem>> {
  return transaction(async (tx) => {
    const lot = await lockLot(tx, auctionId);
    if (!lot) throw notFound('auction');
    const now = await readDatabaseClock(tx);
    // Its bids have decided a sale at its end, also where nobody has closed it yet.
    if (lot.state.phase === 'closed' || now.getTime() >= lot.state.endsAt)
      return refuse({ code: 'auction_ended', message: 'This lot has already ended.' });
    await recordLotEvent(tx, { auctionId, kind: 'withdrawn', by, note: reason });
    const closed = await closeLocked(tx, lot, now, 'withdrawn');
    await tellBidders(tx, auctionId, reason);
    return accept(closed);
  });
}

async function tellBidders(tx: Tx, auctionId: string, reason: string): Promise<void> {
  const { slug, title, bidders } = await tx.auction.findUniqueOrThrow({
    where: { id: auctionId },
    select: {
      slug: true,
      title: true,
      bidders: { where: { maxAmount: { gt: 0 } }, select: { personId: true } },
    },
  });
  for (const { personId } of bidders) {
    await notify(tx, {
      personId,
      kind: 'lot_withdrawn',
      key: `lot_withdrawn:${auctionId}:${personId}`,
      facts: { lot: title, reason },
      href: `/auctions/${slug}`,
    });
  }
}
