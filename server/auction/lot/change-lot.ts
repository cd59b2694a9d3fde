import type { ChangeLot } from '#contract/auction/lot-facts.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { recordLotEvent } from '#server/auction/outcome/record-lot-event.ts';
import { transaction } from '#server/engine/database/database.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

/**
 * Changes what is said about a lot. Refuses `lot_has_bids` once somebody has bid, or taken a bid back: they rely on it.
 * @param by as `lotActor` names them
 * @throws AccessProblem `not_found`, or `invalid` if a trader would have no name
 */
export function changeLot(id: string, { artist, ...given }: ChangeLot, by: string): Promise<Decision<null, Problem>> {
  return transaction(async (tx) => {
    const [lot] = await tx.$queryRaw<{ lastSeq: number; state: string; soldBy: string; traderName: string }[]>`
      SELECT last_seq AS "lastSeq", state, sold_by AS "soldBy", trader_name AS "traderName"
      FROM auction WHERE id = ${id} FOR UPDATE`;
    if (!lot) throw notFound('auction');
    if (lot.lastSeq > 0 || lot.state === 'closed') return refuse(hasBids);
    const sold = { soldBy: given.soldBy ?? lot.soldBy, traderName: given.traderName ?? lot.traderName };
    checkSeller(sold);
    const data = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    await tx.auction.update({
      where: { id },
      data: { ...data, ...(artist !== undefined && { artist: artist ?? Prisma.DbNull }) },
    });
    await recordLotEvent(tx, { auctionId: id, kind: 'changed', by });
    return accept(null);
  });
}

/** @throws AccessProblem `invalid`: bidders are told who sells, so a trader has a name */
export function checkSeller({ soldBy, traderName }: { soldBy?: string | undefined; traderName?: string | undefined }) {
  if (soldBy === 'trader' && !traderName)
    throw new AccessProblem('invalid', 'Name the trader who sells the lot.', { field: 'traderName' });
}

const hasBids: Problem = {
  code: 'lot_has_bids',
  message: 'Bidders rely on what is said about this lot, so it can’t be changed any more. Nothing was changed.',
};
