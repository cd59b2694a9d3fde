import { carrierKey, trackingNumberKey } from '#domain/shipping/tracking/carrier-key.ts';
import type { Tx } from '#server/engine/database/database.ts';

export interface ParcelName {
  carrier: string;
  trackingNumber: string;
}

export const parcelKey = ({ carrier, trackingNumber }: ParcelName): ParcelName => ({
  carrier: carrierKey(carrier),
  trackingNumber: trackingNumberKey(trackingNumber),
});

/** Holds a parcel's name to the transaction's end: orders and messages that claim one number share no row to lock. */
export async function lockParcelNumber(tx: Tx, name: ParcelName): Promise<void> {
  const key = parcelKey(name);
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`${key.carrier} ${key.trackingNumber}`}, 0))::text`;
}

/** The parcel of that carrier and number, in whatever spelling either was written. */
export async function findParcel(
  tx: Tx,
  name: ParcelName,
): Promise<{ id: string; status: string; byCustomer: boolean } | null> {
  const key = parcelKey(name);
  const rows = await tx.$queryRaw<{ id: string; status: string; carrier: string; byCustomer: boolean }[]>`
    SELECT id, status, carrier, by_customer AS "byCustomer" FROM shipment WHERE upper(replace(tracking_number, ' ', '')) = ${key.trackingNumber}`;
  return rows.find((row) => carrierKey(row.carrier) === key.carrier) ?? null;
}
