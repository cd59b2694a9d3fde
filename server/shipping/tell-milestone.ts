import type { NoticeKind } from '#contract/notice.ts';
import type { TrackingStatus } from '#contract/shipment.ts';
import type { ParcelTracking } from '#domain/tracking/parcel-tracking.ts';
import type { Tx } from '#server/database/database.ts';
import { tellOfOrder } from '#server/notice/tell-of-order.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';

export interface ToldParcel {
  id: string;
  carrier: string;
  trackingNumber: string;
  /** Not null: it comes back to us, and is told of by its return. */
  returnId: string | null;
}

interface Milestone {
  kind: NoticeKind;
  title: string;
  body: string;
}

/**
 * Tells where a parcel has come to, in the transaction that records it. What counts is its status as all of
 * its events say it, and each milestone of a parcel is told once: repeated and late events tell nothing,
 * and after "delivered" nobody hears that it is on its way.
 */
export async function tellMilestone(
  tx: Tx,
  order: LockedOrder,
  parcel: ToldParcel,
  tracking: ParcelTracking,
): Promise<void> {
  if (parcel.returnId !== null) return;
  const milestone = milestoneOf(order.number, parcel, tracking);
  if (!milestone) return;
  await tellOfOrder(tx, order, { ...milestone, key: `parcel:${parcel.id}:${tracking.status}` });
}

/** It comes later than first said: told once, when that begins. */
export async function tellDelay(tx: Tx, order: LockedOrder, parcel: ToldParcel): Promise<void> {
  if (parcel.returnId !== null) return;
  await tellOfOrder(tx, order, {
    ...{ kind: 'parcel_problem', key: `parcel:${parcel.id}:delayed` },
    title: `Order ${order.number} comes later than first said`,
    body: `${parcel.carrier} is late with it. Its page shows when it is expected now, and why. You need do nothing.`,
  });
}

/** The first notice of a parcel: it has its carrier and number now. */
export async function tellParcelSent(tx: Tx, order: LockedOrder, parcel: ToldParcel): Promise<void> {
  if (parcel.returnId !== null) return;
  const { id, carrier, trackingNumber } = parcel;
  await tellOfOrder(tx, order, {
    ...{ kind: 'parcel_sent', key: `parcel:${id}:sent` },
    title: `Order ${order.number} goes out with ${carrier}`,
    body: `${carrier} knows the parcel as ${trackingNumber}. Its page shows where it is.`,
  });
}

const troubles: Partial<Record<TrackingStatus, readonly [title: string, body: string]>> = {
  attempt_failed: [
    'couldn’t be delivered',
    'The carrier came by and met nobody. They mostly try again the next working day.',
  ],
  exception: ['is held up', 'We ask the carrier why, and say on its page what we learn. You need do nothing yet.'],
  lost: ['can’t be found', 'We look for it with the carrier, and refund or replace what doesn’t turn up.'],
  cancelled: ['was stopped by the carrier', 'We send it another way, or refund it.'],
  expired: ['has had no news for long', 'The carrier hasn’t told us anything for a long time. We ask where it is.'],
  return_in_progress: ['is coming back to us', 'It couldn’t be delivered. We write to you once it is here.'],
  returned: ['is back with us', 'We write to you to send it again or refund it.'],
};

function milestoneOf(number: string, parcel: ToldParcel, tracking: ParcelTracking): Milestone | null {
  const { carrier, trackingNumber } = parcel;
  const { status, signedBy } = tracking;
  if (status === 'out_for_delivery') {
    return {
      kind: 'parcel_out_for_delivery',
      title: `Order ${number} comes today`,
      body: `${carrier} has it on the van.`,
    };
  }
  if (status === 'available_for_pickup') {
    return {
      kind: 'parcel_ready_for_pickup',
      title: `Order ${number} waits to be picked up`,
      body: `${carrier} keeps it at the pick-up point. Bring ${trackingNumber}.`,
    };
  }
  if (status === 'delivered') {
    return {
      kind: 'parcel_delivered',
      title: `Order ${number} is delivered`,
      body: signedBy ? `Signed by ${signedBy}.` : `${carrier} says it is with you.`,
    };
  }
  const trouble = troubles[status];
  return trouble ? { kind: 'parcel_problem', title: `Order ${number} ${trouble[0]}`, body: trouble[1] } : null;
}
