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

/** A parcel is late: told once, when that begins. */
export async function tellDelay(tx: Tx, order: LockedOrder, parcel: ToldParcel): Promise<void> {
  if (parcel.returnId !== null) return;
  await tellOfOrder(tx, order, {
    ...{ kind: 'parcel_problem', key: `parcel:${parcel.id}:delayed` },
    title: `A parcel of order ${order.number} is delayed`,
    body: `${parcel.carrier} is late. The order page shows when to expect it now, and why. You don’t need to do anything.`,
  });
}

/** The first notice of a parcel: it has its carrier and number now. */
export async function tellParcelSent(tx: Tx, order: LockedOrder, parcel: ToldParcel): Promise<void> {
  if (parcel.returnId !== null) return;
  const { id, carrier, trackingNumber } = parcel;
  await tellOfOrder(tx, order, {
    ...{ kind: 'parcel_sent', key: `parcel:${id}:sent` },
    title: `A parcel of order ${order.number} is on its way with ${carrier}`,
    body: `The tracking number is ${trackingNumber}. The order page shows where the parcel is.`,
  });
}

const troubles: Partial<Record<TrackingStatus, { title: (number: string) => string; body: string }>> = {
  attempt_failed: {
    title: (number) => `A parcel of order ${number} couldn’t be delivered`,
    body: 'The carrier tried to deliver it, but couldn’t. They usually try again the next working day.',
  },
  exception: {
    title: (number) => `A parcel of order ${number} is held up`,
    body: 'We are asking the carrier why, and will say on the order page what we learn. You don’t need to do anything yet.',
  },
  lost: {
    title: (number) => `A parcel of order ${number} can’t be found`,
    body: 'We are looking for it with the carrier. If it doesn’t turn up we refund it or send another.',
  },
  cancelled: {
    title: (number) => `A parcel of order ${number} was stopped by the carrier`,
    body: 'We will send it another way, or refund it.',
  },
  expired: {
    title: (number) => `A parcel of order ${number} has had no update for a while`,
    body: 'The carrier hasn’t told us anything for a while. We are asking where it is.',
  },
  return_in_progress: {
    title: (number) => `A parcel of order ${number} is coming back to us`,
    body: 'It couldn’t be delivered. We’ll email you when it is back with us.',
  },
  returned: {
    title: (number) => `A parcel of order ${number} is back with us`,
    body: 'We’ll email you about sending it again or refunding it.',
  },
};

function milestoneOf(number: string, parcel: ToldParcel, tracking: ParcelTracking): Milestone | null {
  const { carrier, trackingNumber } = parcel;
  const { status, signedBy } = tracking;
  if (status === 'out_for_delivery') {
    return {
      kind: 'parcel_out_for_delivery',
      title: `A parcel of order ${number} arrives today`,
      body: `${carrier} has it out for delivery.`,
    };
  }
  if (status === 'available_for_pickup') {
    return {
      kind: 'parcel_ready_for_pickup',
      title: `A parcel of order ${number} is ready to collect`,
      body: `${carrier} has it at the pick-up point. Bring the tracking number, ${trackingNumber}.`,
    };
  }
  if (status === 'delivered') {
    return {
      kind: 'parcel_delivered',
      title: `A parcel of order ${number} is delivered`,
      body: signedBy ? `Signed for by ${signedBy}.` : `${carrier} says it has been delivered.`,
    };
  }
  const trouble = troubles[status];
  return trouble ? { kind: 'parcel_problem', title: trouble.title(number), body: trouble.body } : null;
}
