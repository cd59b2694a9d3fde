import type { TrackingStatus } from '#contract/shipping/shipment.ts';
import { contentOf } from '#domain/shipping/tracking/distinct-scans.ts';
import { milestonesReached } from '#domain/shipping/tracking/milestones.ts';
import { type ParcelTracking, trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { statusOfWord } from '#domain/shipping/tracking/tracking-status.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { allArrived } from '#server/order/all-arrived.ts';
import { type LockedOrder, lockOrder } from '#server/order/lock-order.ts';
import { moveOrder } from '#server/order/move-order.ts';
import { systemActor } from '#server/order/order-actor.ts';
import { returnTravels } from '#server/return/state/return-travels.ts';
import { eventKeyOf, parcelEventOf, type ToldEvent, trackingRow } from '#server/shipping/tracking-rows.ts';
import { notFound } from '#server/web/problem.ts';
import { type ParcelName, parcelKey } from './find-parcel.ts';
import { type NotifiedParcel, notifyOfDelay, notifyOfMilestone } from './notify-of-milestone.ts';
import { placeByTown } from './place-by-town.ts';

/**
 * Records one event of a parcel, or all that a message tells (I6). The status is told anew from all events, so late,
 * repeated and shuffled ones end the same; what says nothing new writes nothing.
 * @throws AccessProblem `not_found`
 */
export async function recordTrackingEvent(
  shipmentId: string,
  told: ToldEvent | readonly ToldEvent[],
): Promise<{ shipmentId: string; status: TrackingStatus }> {
  const recorded = await record(shipmentId, told, null);
  if (!recorded) throw notFound('shipment');
  return recorded;
}

/**
 * Records what a carrier told of the number that a parcel had when it was looked for.
 * @returns false, and records nothing, if it has another number by now, or was taken back
 */
export async function recordCarrierNews(
  shipmentId: string,
  { parcel, events }: { parcel: ParcelName; events: readonly ToldEvent[] },
): Promise<boolean> {
  return (await record(shipmentId, events, parcelKey(parcel))) !== null;
}

async function record(
  shipmentId: string,
  told: ToldEvent | readonly ToldEvent[],
  named: ParcelName | null,
): Promise<{ shipmentId: string; status: TrackingStatus } | null> {
  const known = await withoutRepeats(shipmentId, 'status' in told ? [told] : told);
  if (!known) return null;
  const { status, fresh } = known;
  if (fresh.length === 0) return { shipmentId, status };
  const events = await Promise.all(fresh.map(placeByTown));
  return transaction(async (tx) => {
    const found = await tx.shipment.findUnique({ where: { id: shipmentId }, select: { orderId: true } });
    if (!found) return null;
    const order = await lockOrder(tx, { id: found.orderId });
    // The desk may have corrected it, or taken it back, while this waited for the lock.
    const parcel = await tx.shipment.findUnique({ where: { id: shipmentId } });
    if (!parcel || (named && !isNamed(parcel, named))) return null;
    // Read under the lock: which milestones are new must not be judged by two at once.
    const before = await readParcel(tx, shipmentId);
    const isNew = await insertNews(tx, shipmentId, before.known, events);
    const { tracking } = isNew ? await readParcel(tx, shipmentId) : before;
    if (isNew) await showTracking(tx, order, parcel, { before: before.tracking, after: tracking });
    return { shipmentId, status: tracking.status };
  });
}

/**
 * Leaves out what the parcel has already: carriers repeat a parcel's whole history, and placing a scan and locking its
 * order cost more than this look. Read before the lock, so it may miss a repeat; writing leaves that out.
 */
async function withoutRepeats(
  shipmentId: string,
  told: readonly ToldEvent[],
): Promise<{ status: TrackingStatus; fresh: ToldEvent[] } | null> {
  const keys = told.map(eventKeyOf);
  const parcel = await database().shipment.findUnique({
    where: { id: shipmentId },
    select: { status: true, events: { where: { senderEventId: { in: keys } }, select: { senderEventId: true } } },
  });
  if (!parcel) return null;
  const known = new Set(parcel.events.map(({ senderEventId }) => senderEventId));
  return { status: statusOfWord(parcel.status), fresh: told.filter((_, at) => !known.has(keys[at] as string)) };
}

function isNamed(parcel: ParcelName, { carrier, trackingNumber }: ParcelName): boolean {
  const key = parcelKey(parcel);
  return key.carrier === carrier && key.trackingNumber === trackingNumber;
}

interface Parcel {
  tracking: ParcelTracking;
  known: ReadonlySet<string>;
}

async function readParcel(tx: Tx, id: string): Promise<Parcel> {
  const { eta, events } = await tx.shipment.findUniqueOrThrow({
    where: { id },
    select: { eta: true, events: true },
  });
  const parcelEvents = events.map(parcelEventOf);
  return {
    tracking: trackingOf(parcelEvents, eta?.getTime() ?? null),
    known: new Set(parcelEvents.map(contentOf)),
  };
}

/** @returns whether any of it says what none said before, whoever sent it */
async function insertNews(
  tx: Tx,
  shipmentId: string,
  known: ReadonlySet<string>,
  told: readonly ToldEvent[],
): Promise<boolean> {
  const rows = told
    .map((event) => trackingRow(shipmentId, event))
    .filter((row) => !known.has(contentOf(parcelEventOf({ ...row, id: '' }))));
  if (rows.length === 0) return false;
  const { count } = await tx.trackingEvent.createMany({ data: rows, skipDuplicates: true });
  return count > 0;
}

async function showTracking(
  tx: Tx,
  order: LockedOrder,
  parcel: NotifiedParcel,
  { before, after }: { before: ParcelTracking; after: ParcelTracking },
): Promise<void> {
  if (after.status !== before.status) {
    await tx.shipment.update({ where: { id: parcel.id }, data: { status: after.status } });
  }
  const reached = milestonesReached(before, after);
  if (reached.some((milestone) => milestone !== 'delayed')) await notifyOfMilestone(tx, order, parcel, after);
  if (reached.includes('delayed')) await notifyOfDelay(tx, order, parcel);
  if (parcel.returnId) await returnTravels(tx, parcel.returnId, after.status);
  else if (order.status === 'shipped' && (await allArrived(tx, order.id))) {
    await moveOrder(tx, order, { command: 'deliver', actor: systemActor });
  }
}
