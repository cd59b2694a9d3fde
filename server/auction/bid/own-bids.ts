import type { OwnBids } from '#contract/auction/lot-record.ts';
import { database } from '#server/engine/database/database.ts';
import { type Actor, requireAccount } from '#server/session/actor.ts';

/** Reads one's own bids (I7), with their nonces once the lot is closed. @throws AccessProblem `signed_out` */
export async function readOwnBids(actor: Actor, auctionId: string): Promise<OwnBids> {
  const { personId } = requireAccount(actor);
  const rows = await database().bid.findMany({
    where: { auctionId, personId, seq: { not: null } },
    orderBy: { seq: 'asc' },
    include: { auction: { select: { state: true } } },
  });
  const takenBack = new Set(rows.map((row) => row.retracts));
  return {
    items: rows
      .filter((row) => row.retracts === null)
      .map(({ seq, at, paddle, maxAmount, commitment, nonce, auction }) => ({
        seq: seq ?? 0,
        at: at.toISOString(),
        paddle: paddle ?? 0,
        maxAmount,
        commitment,
        retracted: takenBack.has(seq),
        nonce: auction.state === 'closed' ? nonce : null,
      })),
  };
}
