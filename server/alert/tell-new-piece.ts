import { database, transaction } from '#server/engine/database/database.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { type AlertToTell, addressOf } from './tell.ts';

const atOnce = 200;

interface Piece {
  slug: string;
  title: string;
  maker: string;
}

/**
 * Whoever asked about a maker is told of a piece that is new in the shop; of several within an hour, only of the first:
 * a maker's whole kiln is one mail. Safe to repeat.
 */
export async function tellNewPiece(productId: string): Promise<void> {
  const piece = await database().product.findFirst({
    where: { id: productId, status: 'published' },
    select: { slug: true, title: true, maker: true },
  });
  if (!piece) return;
  while ((await tellSome(productId, piece)) === atOnce);
}

function tellSome(productId: string, { slug, title, maker }: Piece): Promise<number> {
  return transaction(async (tx) => {
    const told = await tx.$queryRaw<AlertToTell[]>`
      UPDATE alert SET told_at = clock_timestamp() WHERE id IN (
        SELECT id FROM alert WHERE maker = ${maker} AND state = 'waiting'
          AND (told_at IS NULL OR told_at < clock_timestamp() - interval '1 hour')
        ORDER BY number LIMIT ${atOnce} FOR UPDATE)
      RETURNING id, person_id AS "personId", email`;
    const href = `/products/${slug}`;
    await notifyMany(
      tx,
      told.map((alert) => ({
        personId: alert.personId,
        kind: 'new_piece',
        key: `new_piece:${productId}:${alert.personId}`,
        facts: { piece: title, maker },
        href,
        ...addressOf(alert, href),
      })),
    );
    return told.length;
  });
}
