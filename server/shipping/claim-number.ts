import type { Tx } from '#server/engine/database/database.ts';
import { findParcel, lockParcelNumber, type ParcelName, parcelKey } from './find-parcel.ts';

/**
 * Holds a number for a parcel of the shop's own. A customer who named it for a return gives way, with what carriers have said
 * of it: numbers can be guessed, and one that is taken would keep the shop from sending.
 * @returns false if another parcel of the shop's has it
 */
export async function claimNumber(tx: Tx, name: ParcelName): Promise<boolean> {
  await lockParcelNumber(tx, name);
  const found = await findParcel(tx, name);
  // One that has come back can't be the shop's next: its label was scanned by mistake.
  if (!found?.byCustomer || found.status === 'delivered') return found === null;
  await tx.shipment.delete({ where: { id: found.id } });
  await tx.$executeRaw`
    UPDATE carrier_message SET status = 'unmatched'
    WHERE status = 'done' AND carrier = ${parcelKey(name).carrier} AND tracking_number = ${parcelKey(name).trackingNumber}`;
  return true;
}
