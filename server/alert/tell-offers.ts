import { database, transaction } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { notify } from '#server/notice/notify.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { type AlertToTell, addressOf, pieceHref, readPieceToTell } from './tell.ts';

type Offered = AlertToTell & { variantId: string; offeredUntil: Date };

async function tell(id: string): Promise<void> {
  await transaction(async (tx) => {
    const [offer] = await tx.$queryRaw<Offered[]>`
      UPDATE alert SET told_at = clock_timestamp() WHERE id = ${id} AND state = 'offered' AND told_at IS NULL
      RETURNING id, person_id AS "personId", email, variant_id AS "variantId", offered_until AS "offeredUntil"`;
    if (!offer) return;
    const piece = await readPieceToTell(tx, offer.variantId);
    await notify(tx, {
      personId: offer.personId,
      kind: 'back_in_stock',
      key: `back_in_stock:${offer.id}`,
      facts: { piece: piece.piece, offeredUntil: offer.offeredUntil.toISOString() },
      href: pieceHref(piece),
      ...addressOf(offer, null),
    });
  });
}

/** Whoever is offered a piece is told, once. The offer itself was made with the unit that came back. */
export const tellOffers: DueWork = {
  name: 'tell offers',
  isPrompt: true,
  due: Prisma.sql`SELECT min(offered_at) FROM alert WHERE state = 'offered' AND told_at IS NULL`,
  async run() {
    const due = await database().$queryRaw<{ id: string }[]>`
      SELECT id FROM alert WHERE state = 'offered' AND told_at IS NULL ORDER BY offered_at LIMIT 200`;
    await eachPiece(due, ({ id }) => tell(id));
  },
};
