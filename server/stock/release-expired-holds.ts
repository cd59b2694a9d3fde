import { database, transaction } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { setStockReason } from './stock-reason.ts';

/** Frees the holds of these locked variants that have ended by the database's clock. @returns how many ended */
export async function releaseExpired(tx: Statements, variantIds: readonly string[]): Promise<number> {
  await setStockReason(tx, 'expired');
  const ended = await tx.$queryRaw<{ count: number }[]>`
    WITH ended AS (
      DELETE FROM reservation WHERE variant_id = ANY (${variantIds}::text[]) AND expires_at <= clock_timestamp()
      RETURNING variant_id, quantity
    ), freed AS (
      SELECT variant_id, sum(quantity)::int AS quantity FROM ended GROUP BY variant_id
    ), updated AS (
      UPDATE variant SET reserved = reserved - freed.quantity FROM freed WHERE variant.id = freed.variant_id
    )
    SELECT count(*)::int AS count FROM ended`;
  return ended[0]?.count ?? 0;
}

/** The moment a hold ends, its units are available and everyone sees it. */
export const releaseExpiredHolds: DueWork = {
  name: 'release expired holds',
  due: Prisma.sql`SELECT min(expires_at) FROM reservation`,
  async run() {
    const due = await database().$queryRaw<{ variantId: string }[]>`
      SELECT DISTINCT variant_id AS "variantId" FROM reservation WHERE expires_at <= clock_timestamp() LIMIT 200`;
    for (const { variantId } of due) {
      await transaction(async (tx) => {
        await tx.$queryRaw`SELECT id FROM variant WHERE id = ${variantId} FOR UPDATE`;
        await releaseExpired(tx, [variantId]);
      });
    }
  },
};
