import type { Tx } from '#server/engine/database/database.ts';
import { releaseUnits } from './reserve.ts';

/** Lets an offered unit of a locked variant go: it is the next person's. @returns false if it wasn't set aside any more */
export async function endOffer(tx: Tx, alertId: string): Promise<boolean> {
  const offer = await tx.reservation.findUnique({ where: { alertId } });
  if (!offer) return false;
  await tx.reservation.delete({ where: { id: offer.id } });
  await releaseUnits(tx, offer.variantId, offer.quantity, { reference: 'offer' });
  return true;
}
