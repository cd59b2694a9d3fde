import type { Tx } from '#server/engine/database/database.ts';

export interface OfferedUnits {
  id: string;
  quantity: number;
}

/** What is offered to somebody of a locked variant; null for nothing. */
export async function readOffer(tx: Tx, personId: string, variantId: string): Promise<OfferedUnits | null> {
  const [offer] = await tx.$queryRaw<OfferedUnits[]>`
    SELECT id, quantity FROM reservation
    WHERE person_id = ${personId} AND variant_id = ${variantId} AND alert_id IS NOT NULL AND expires_at > clock_timestamp()`;
  return offer ?? null;
}

/** Ends an offer and leaves its units reserved: a bag's hold takes them over in the same transaction. */
export async function takeOffer(tx: Tx, { id }: OfferedUnits): Promise<void> {
  await tx.reservation.update({ where: { id }, data: { alertId: null } });
  await tx.reservation.delete({ where: { id } });
}

/** Hands an offer on to the browser that came with its mail's link. The variant must be locked. @returns false if it ended */
export async function handOfferOn(tx: Tx, alertId: string, personId: string): Promise<boolean> {
  const handed = await tx.$executeRaw`
    UPDATE reservation SET person_id = ${personId} WHERE alert_id = ${alertId} AND expires_at > clock_timestamp()`;
  return handed > 0;
}
