import type { Tx } from '#server/engine/database/database.ts';
import { type ParcelName, parcelKey } from './find-parcel.ts';

/** What carriers said of a number belongs to no parcel of ours any more. */
export async function forgetMessages(tx: Tx, name: ParcelName): Promise<void> {
  await tx.$executeRaw`
    UPDATE carrier_message SET status = 'unmatched'
    WHERE status = 'done' AND carrier = ${parcelKey(name).carrier} AND tracking_number = ${parcelKey(name).trackingNumber}`;
}

/** A carrier may speak of a parcel before we know it. What it said is read once we do. */
export async function matchWaitingMessages(tx: Tx, name: ParcelName): Promise<void> {
  await tx.$executeRaw`
    UPDATE carrier_message SET status = 'waiting', attempts = 0, problem = NULL, due_at = clock_timestamp()
    WHERE status = 'unmatched' AND carrier = ${parcelKey(name).carrier}
      AND tracking_number = ${parcelKey(name).trackingNumber}`;
}
