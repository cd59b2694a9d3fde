import type { ParcelTracking } from '#domain/shipping/tracking/parcel-tracking.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { notifyOfOrder } from '#server/notice/notify-of-order.ts';
import type { NoticeContent } from '#server/notice/words/notice-form.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import { type ParcelProblem, parcelProblems } from './notices/parcel-problem.ts';

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
  const told = milestoneOf(order.number, parcel, tracking);
  if (told) await notifyOfOrder(tx, order, { ...told.content, key: `parcel:${parcel.id}:${told.milestone}` });
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

/** Gives the tracking number. Nothing has been handed over yet. */
export async function notifyOfLabel(tx: Tx, order: LockedOrder, parcel: NotifiedParcel): Promise<void> {
  if (parcel.returnId !== null) return;
  const { id, carrier, trackingNumber } = parcel;
  await notifyOfOrder(tx, order, {
    kind: 'parcel_sent',
    key: `parcel:${id}:sent`,
    facts: { number: order.number, carrier, trackingNumber, step: 'labelled' },
  });
}

/** Gives the new number of a parcel whose first one was wrong. @param correction its event: a number may come back */
export async function notifyOfCorrection(
  tx: Tx,
  order: LockedOrder,
  parcel: NotifiedParcel,
  correction: string,
): Promise<void> {
  const { id, carrier, trackingNumber } = parcel;
  await notifyOfOrder(tx, order, {
    kind: 'parcel_sent',
    key: `parcel:${id}:corrected:${correction}`,
    facts: { number: order.number, carrier, trackingNumber, step: 'corrected' },
  });
}

/** Says that the parcel doesn't leave after all, and that its pieces follow. */
export async function notifyOfTakenBack(
  tx: Tx,
  order: LockedOrder,
  parcel: Omit<NotifiedParcel, 'returnId'>,
): Promise<void> {
  const { id, carrier, trackingNumber } = parcel;
  await notifyOfOrder(tx, order, {
    kind: 'parcel_sent',
    key: `parcel:${id}:taken_back`,
    facts: { number: order.number, carrier, trackingNumber, step: 'taken_back' },
  });
}

const problems: ReadonlySet<string> = new Set(parcelProblems);
const isProblem = (status: string): status is ParcelProblem => problems.has(status);

function milestoneOf(
  number: string,
  { carrier, trackingNumber }: NotifiedParcel,
  { status, signedBy, toldByShop }: ParcelTracking,
): { milestone: string; content: NoticeContent } | null {
  const facts = { number, carrier };
  const told = (content: NoticeContent) => ({ milestone: status, content });
  switch (status) {
    case 'picked_up':
    case 'in_transit': {
      const step = toldByShop ? 'handed_over' : 'scanned';
      return { milestone: 'on_its_way', content: { kind: 'parcel_sent', facts: { ...facts, trackingNumber, step } } };
    }
    case 'out_for_delivery':
      return told({ kind: 'parcel_out_for_delivery', facts: { ...facts, toldByShop } });
    case 'available_for_pickup':
      return told({ kind: 'parcel_ready_for_pickup', facts: { ...facts, trackingNumber } });
    case 'delivered':
      return told({ kind: 'parcel_delivered', facts: { ...facts, signedBy, toldByShop } });
    default:
      return isProblem(status) ? told({ kind: 'parcel_problem', facts: { ...facts, problem: status } }) : null;
  }
}
