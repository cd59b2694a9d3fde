import type { ListedParcel } from '#contract/shipping/shipment.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { parcelEventOf } from './tracking-rows.ts';

const isoOrNull = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** What lists say of these orders' parcels, by order. One that brings a return back is none of them. */
export async function readListedParcels(db: Tx, orderIds: readonly string[]): Promise<Map<string, ListedParcel[]>> {
  if (orderIds.length === 0) return new Map();
  const rows = await db.shipment.findMany({
    where: { orderId: { in: [...orderIds] }, returnId: null },
    orderBy: { position: 'asc' },
    include: { events: true },
  });
  const parcels = new Map<string, ListedParcel[]>();
  for (const { orderId, eta: promised, events } of rows) {
    const { status, eta, deliveredAt, delayed } = trackingOf(events.map(parcelEventOf), promised?.getTime() ?? null);
    const listed = { status, delayed, eta: isoOrNull(eta), deliveredAt: isoOrNull(deliveredAt) };
    parcels.set(orderId, [...(parcels.get(orderId) ?? []), listed]);
  }
  return parcels;
}
