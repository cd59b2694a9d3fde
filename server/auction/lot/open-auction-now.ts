import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { lockLot, saveLot } from '#server/auction/bid/locked-lot.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

/** Opens an upcoming lot now; an open one stays as it is. Refuses `auction_ended`. @throws AccessProblem `not_found` */
export async function openAuctionNow(
  auctionId: string,
  by = 'system',
): Promise<Decision<{ version: number }, Problem>> {
  return transaction(async (tx) => {
    const lot = await lockLot(tx, auctionId);
    if (!lot) throw notFound('auction');
    const now = (await readDatabaseClock(tx)).getTime();
    if (lot.state.phase === 'open') return accept({ version: lot.version });
    if (lot.state.phase === 'closed' || now >= lot.state.endsAt) {
      return refuse({ code: 'auction_ended', message: 'This lot has ended.' });
    }
    await recordLotEvent(tx, { auctionId, kind: 'opened', by });
    const rules = { ...lot.rules, startsAt: Math.min(lot.rules.startsAt, now) };
    return accept({ version: await saveLot(tx, { ...lot, rules, state: { ...lot.state, phase: 'open' } }) });
  });
}
