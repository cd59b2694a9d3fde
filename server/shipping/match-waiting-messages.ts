import type { Tx } from '#server/engine/database/database.ts';
import { type ParcelName, parcelKey } from './find-parcel.ts';

/** A carrier may speak of a parcel before we know it. What it said is read once we do. */
export async function matchWaitingMessages(tx: Tx, name: ParcelName): Promise<void> {
  await tx.$executeRaw`
    UPDATE carrier_message SET status = 'waiting', attempts = 0, problem = NULL, due_at = clock_timestamp()
    WHERE status = 'unmatched' AND carrier = ${parcelKey(name).carrier}
      AND tracking_number = ${parcelKey(name).trackingNumber}`;
}
