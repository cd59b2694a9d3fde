import { transaction } from '#server/engine/database/database.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { type AlertToTell, addressOf, pieceHref, readPieceToTell } from './tell.ts';

type Ended = AlertToTell & { kind: string; state: string };

/**
 * Ends what people asked of a piece that is no longer sold, and tells those who waited for it to come back. What is offered
 * to somebody stays theirs until it ends. Safe to repeat.
 */
export async function endLine(variantId: string): Promise<void> {
  await transaction(async (tx) => {
    const [sold] = await tx.$queryRaw<object[]>`
      SELECT 1 FROM variant JOIN product ON product.id = product_id
      WHERE variant.id = ${variantId} AND archived_at IS NULL AND status = 'published' FOR UPDATE OF variant`;
    if (sold) return;
    const ended = await tx.$queryRaw<Ended[]>`
      SELECT id, person_id AS "personId", email, kind, state FROM alert
      WHERE variant_id = ${variantId} AND state IN ('unconfirmed', 'waiting', 'lapsed') ORDER BY person_id FOR UPDATE`;
    if (ended.length === 0) return;
    await tx.$executeRaw`
      UPDATE alert SET state = 'ended', ended_at = clock_timestamp(), email = NULL
      WHERE id = ANY (${ended.map(({ id }) => id)}::text[])`;
    const piece = await readPieceToTell(tx, variantId);
    const waited = ended.filter(({ kind, state }) => kind === 'back_in_stock' && state === 'waiting');
    await notifyMany(
      tx,
      waited.map((alert) => ({
        personId: alert.personId,
        kind: 'back_in_stock',
        key: `no_longer_sold:${alert.id}`,
        facts: { piece: piece.piece, offeredUntil: null, gone: true },
        href: pieceHref(piece),
        ...addressOf(alert, pieceHref(piece)),
      })),
    );
  });
}
