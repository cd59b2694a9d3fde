import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { claimNumber } from '#server/shipping/claim-number.ts';
import type { ParcelName } from '#server/shipping/find-parcel.ts';
import { matchWaitingMessages } from '#server/shipping/match-waiting-messages.ts';
import { beginPulling } from '#server/shipping/pull-tracking.ts';

interface ExpectedParcel extends ParcelName {
  orderId: string;
  returnId: string;
  /** The customer named it, and posts it themselves. */
  byCustomer: boolean;
}

/** Follows the parcel that brings a return back, like any other. */
export async function expectParcel(tx: Tx, parcel: ExpectedParcel): Promise<void> {
  const { carrier } = parcel;
  if (!parcel.byCustomer) await claimNumber(tx, parcel);
  const { status } = trackingOf([]);
  const { id } = await tx.shipment.create({ data: { ...parcel, status }, select: { id: true } });
  await matchWaitingMessages(tx, parcel);
  await beginPulling(tx, { id, carrier });
}
