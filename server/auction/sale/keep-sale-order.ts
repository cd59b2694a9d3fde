import { endInOrder, type LotBefore } from '#domain/auction/closing.ts';
import { type LockedLot, lockLot, saveLot } from '#server/auction/bid/locked-lot.ts';
import { recordEndMove } from '#server/auction/lot/end-moves.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

/** @returns the lot that closes before this one in its sale, if it is still open */
export async function readLotBefore(tx: Tx, auctionId: string): Promise<LotBefore | null> {
  const [before] = await tx.$queryRaw<{ endsAt: Date; everySeconds: number }[]>`
    SELECT earlier.ends_at AS "endsAt", sale.every_seconds AS "everySeconds"
    FROM auction
    JOIN sale ON sale.id = auction.sale_id
    JOIN auction AS earlier ON earlier.sale_id = sale.id AND earlier.sale_position < auction.sale_position
    WHERE auction.id = ${auctionId} AND earlier.state = 'open'
    ORDER BY earlier.sale_position DESC LIMIT 1`;
  return before ? { ...before, endsAt: before.endsAt.getTime() } : null;
}

/** Moves a locked lot's end and its scheduled end, so that the record of bids still leads to it. @param why in words */
export async function moveEnd(tx: Tx, lot: LockedLot, endsAt: number, why: string): Promise<void> {
  await recordEndMove(tx, lot.id, { from: lot.rules.scheduledEndsAt, to: endsAt, why });
  await saveLot(tx, { ...lot, rules: { ...lot.rules, scheduledEndsAt: endsAt }, state: { ...lot.state, endsAt } });
}

export const orderWords = 'the lot before it in its sale ends later';

async function keepBehind(auctionId: string): Promise<void> {
  await transaction(async (tx) => {
    const lot = await lockLot(tx, auctionId);
    if (lot?.state.phase !== 'open') return;
    const later = endInOrder(lot.state, await readLotBefore(tx, auctionId));
    if (later !== null) await moveEnd(tx, lot, later, orderWords);
  });
}

/** Open lots whose predecessor ends with them or later, in the order of their sale. */
const overtaken = Prisma.sql`
    FROM auction
    WHERE auction.state = 'open' AND auction.sale_id IS NOT NULL AND auction.ends_at <= (
      SELECT earlier.ends_at FROM auction AS earlier
      WHERE earlier.sale_id = auction.sale_id AND earlier.state = 'open'
        AND earlier.sale_position < auction.sale_position
      ORDER BY earlier.sale_position DESC LIMIT 1)
    ORDER BY auction.sale_id, auction.sale_position LIMIT 100`;

/** A lot follows at once when a late bid moves the one before past it, so that no clock counts down to a wrong end. */
export const keepSaleOrder: DueWork = {
  name: 'keep lots of a sale in order',
  due: Prisma.sql`SELECT clock_timestamp() WHERE EXISTS (SELECT ${overtaken})`,
  async run() {
    const found = await database().$queryRaw<{ id: string }[]>`SELECT auction.id ${overtaken}`;
    await eachPiece(found, ({ id }) => keepBehind(id));
  },
};
