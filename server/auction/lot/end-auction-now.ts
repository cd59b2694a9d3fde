import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { lockLot } from '#server/auction/bid/locked-lot.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';
import { type Closed, closeLocked } from './close-auction.ts';

/**
 * Closes a lot before its end, which stays as announced. Refuses `auction_not_open` and `auction_ended`.
 * @throws AccessProblem `not_found`
 */
export async function endAuctionNow(auctionId: string, by = 'system'): Promise<Decision<Closed, Problem>> {
  return transaction(async (tx) => {
    const lot = await lockLot(tx, auctionId);
    if (!lot) throw notFound('auction');
    if (lot.state.phase === 'scheduled') {
      return refuse({ code: 'auction_not_open', message: 'This lot is not open yet.' });
    }
    if (lot.state.phase === 'closed') return refuse({ code: 'auction_ended', message: 'This lot has already ended.' });
    await recordLotEvent(tx, { auctionId, kind: 'hammer', by });
    return accept(await closeLocked(tx, lot, await readDatabaseClock(tx)));
  });
}
