import type { Problem } from '#contract/wire/problem.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { findParcel, lockParcelNumber, type ParcelName } from './find-parcel.ts';
import { forgetMessages } from './match-waiting-messages.ts';

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
  await forgetMessages(tx, name);
  return true;
}

export const numberTaken = ({ carrier, trackingNumber }: ParcelName): Problem => ({
  code: 'tracking_number_taken',
  message: `${carrier} ${trackingNumber} belongs to another parcel.`,
  field: 'trackingNumber',
});
