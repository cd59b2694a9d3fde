import { lockLot, saveLot } from '#server/auction/bid/locked-lot.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

async function openAuction(auctionId: string): Promise<void> {
  await transaction(async (tx) => {
    const lot = await lockLot(tx, auctionId);
    const now = await readDatabaseClock(tx);
    if (lot?.state.phase !== 'scheduled' || now.getTime() < lot.rules.startsAt) return;
    await saveLot(tx, { ...lot, state: { ...lot.state, phase: 'open' } });
  });
}

/** Updates pages only: from its start a lot counts as open, and its first accepted bid opens it too. */
export const openDueAuctions: DueWork = {
  name: 'open due lots',
  due: Prisma.sql`SELECT min(starts_at) FROM auction WHERE state = 'scheduled'`,
  async run() {
    const due = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM auction WHERE state = 'scheduled' AND starts_at <= clock_timestamp() ORDER BY starts_at LIMIT 100`;
    await eachPiece(due, ({ id }) => openAuction(id));
  },
};
