import { isOffered } from '#server/catalogue/offered-as-reduced.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { type AlertToTell, addressOf, pieceHref, readPieceToTell } from './tell.ts';

const atOnce = 200;

/** Whoever asked when a piece cost more is told once, and forgotten. Safe to repeat, also at once. */
export async function tellPriceFell(variantId: string): Promise<void> {
  while ((await tellSome(variantId)) === atOnce);
}

function tellSome(variantId: string): Promise<number> {
  return transaction(async (tx) => {
    const told = await tx.$queryRaw<AlertToTell[]>`
      SELECT alert.id, person_id AS "personId", email
      FROM alert JOIN variant ON variant.id = variant_id
      WHERE variant_id = ${variantId} AND kind = 'price_drop' AND state = 'waiting' AND seen_amount > price_amount
      ORDER BY person_id LIMIT ${atOnce} FOR UPDATE OF alert`;
    if (told.length === 0) return 0;
    await tx.$executeRaw`
      UPDATE alert SET state = 'ended', told_at = clock_timestamp(), ended_at = clock_timestamp(), email = NULL
      WHERE id = ANY (${told.map(({ id }) => id)}::text[])`;
    const piece = await readPieceToTell(tx, variantId);
    const [prior] = await tx.$queryRaw<{ amount: number | null }[]>`
      SELECT prior_price_amount AS amount FROM variant WHERE id = ${variantId} AND ${isOffered('variant')}`;
    await notifyMany(
      tx,
      told.map((alert) => ({
        personId: alert.personId,
        kind: 'price_drop',
        key: `price_drop:${alert.id}`,
        facts: {
          piece: piece.piece,
          nowAmount: piece.priceAmount,
          currency: piece.currency,
          priorAmount: prior?.amount ?? null,
        },
        href: pieceHref(piece),
        ...addressOf(alert, pieceHref(piece)),
      })),
    );
    return told.length;
  });
}
