import type { ParcelTracking } from '#domain/tracking/parcel-tracking.ts';
import type { Tx } from '#server/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import { type ParcelProblem, parcelProblems } from '#server/notice-words/kinds/parcel-problem.ts';
import type { NoticeContent } from '#server/notice-words/notice-forms.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';

export interface NotifiedParcel {
  id: string;
  carrier: string;
  trackingNumber: string;
  /** Not null: it comes back to us, and is told of by its return. */
  returnId: string | null;
}

/** Tells each milestone of a parcel once. Its status is what all events say, so late events tell nothing. */
export async function notifyOfMilestone(
  tx: Tx,
  order: LockedOrder,
  parcel: NotifiedParcel,
  tracking: ParcelTracking,
): Promise<void> {
  if (parcel.returnId !== null) return;
  const milestone = milestoneOf(order.number, parcel, tracking);
  if (!milestone) return;
  await notifyOfOrder(tx, order, { ...milestone, key: `parcel:${parcel.id}:${tracking.status}` });
}

/** Notified once, when the delay begins. */
export async function notifyOfDelay(tx: Tx, order: LockedOrder, parcel: NotifiedParcel): Promise<void> {
  if (parcel.returnId !== null) return;
  await notifyOfOrder(tx, order, {
    kind: 'parcel_problem',
    key: `parcel:${parcel.id}:delayed`,
    facts: { number: order.number, carrier: parcel.carrier, problem: 'delayed' },
  });
}

export async function notifyOfParcelSent(tx: Tx, order: LockedOrder, parcel: NotifiedParcel): Promise<void> {
  if (parcel.returnId !== null) return;
  const { id, carrier, trackingNumber } = parcel;
  await notifyOfOrder(tx, order, {
    kind: 'parcel_sent',
    key: `parcel:${id}:sent`,
    facts: { number: order.number, carrier, trackingNumber },
  });
}

const problems: ReadonlySet<string> = new Set(parcelProblems);
const isProblem = (status: string): status is ParcelProblem => problems.has(status);

function milestoneOf(
  number: string,
  parcel: NotifiedParcel,
  { status, signedBy }: ParcelTracking,
): NoticeContent | null {
  const { carrier, trackingNumber } = parcel;
  if (status === 'out_for_delivery') return { kind: 'parcel_out_for_delivery', facts: { number, carrier } };
  if (status === 'available_for_pickup')
    return { kind: 'parcel_ready_for_pickup', facts: { number, carrier, trackingNumber } };
  if (status === 'delivered') return { kind: 'parcel_delivered', facts: { number, carrier, signedBy } };
  return isProblem(status) ? { kind: 'parcel_problem', facts: { number, carrier, problem: status } } : null;
}
