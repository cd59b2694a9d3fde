import { transaction } from '#server/engine/database/database.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { type AlertToTell, addressOf, pieceHref, readPieceToTell } from './tell.ts';

/**
 * Once nobody waits and there are units left, those whose offer ran out are told that anyone can buy it. Safe to repeat.
 */
export async function tellLeftOver(variantId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM variant WHERE id = ${variantId} FOR UPDATE`;
    const told = await tx.$queryRaw<AlertToTell[]>`
      SELECT id, person_id AS "personId", email FROM alert
      WHERE variant_id = ${variantId} AND kind = 'back_in_stock' AND state = 'lapsed'
        AND EXISTS (SELECT FROM variant WHERE id = ${variantId} AND on_hand > reserved)
        AND NOT EXISTS (SELECT FROM alert AS other WHERE other.variant_id = ${variantId}
          AND other.kind = 'back_in_stock' AND other.state = 'waiting')
      ORDER BY person_id`;
    if (told.length === 0) return;
    await tx.$executeRaw`
      UPDATE alert SET state = 'ended', told_at = clock_timestamp(), email = NULL
      WHERE id = ANY (${told.map(({ id }) => id)}::text[])`;
    const piece = await readPieceToTell(tx, variantId);
    await notifyMany(
      tx,
      told.map((alert) => ({
        personId: alert.personId,
        kind: 'back_in_stock',
        key: `left_over:${alert.id}`,
        facts: { piece: piece.piece, offeredUntil: null },
        href: pieceHref(piece),
        ...addressOf(alert, pieceHref(piece)),
      })),
    );
  });
}
