import { database } from '#server/engine/database/database.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';

/** All that is held of it is held no longer. */
export const endHolds = async (variantId: string) => {
  await database().$executeRaw`UPDATE reservation SET expires_at = clock_timestamp() WHERE variant_id = ${variantId}`;
  await releaseExpiredHolds.run();
};
/** `fhs`: free, held, sold, from number 1. */
export async function marksOf(variantId: string): Promise<string> {
  const rows = await database().numberedPiece.findMany({ where: { variantId }, orderBy: { number: 'asc' } });
  return rows.map((row) => (row.orderLineId ? 's' : row.reservationId ? 'h' : 'f')).join('');
}
