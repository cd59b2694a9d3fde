import type { ParcelTracking } from './parcel-tracking.ts';
import type { TrackingStatus } from './tracking-status.ts';

/** The milestones a customer is told about, once per parcel. */
export const milestones = [
  'on_its_way',
  'out_for_delivery',
  'delivered',
  'available_for_pickup',
  'attempt_failed',
  'exception',
  'return_in_progress',
  'returned',
  'lost',
  'cancelled',
  'expired',
  'delayed',
] as const;
export type Milestone = (typeof milestones)[number];

const ofStatus: Record<TrackingStatus, Milestone | null> = {
  pending: null,
  label_created: null,
  picked_up: 'on_its_way',
  in_transit: 'on_its_way',
  out_for_delivery: 'out_for_delivery',
  delivered: 'delivered',
  available_for_pickup: 'available_for_pickup',
  attempt_failed: 'attempt_failed',
  exception: 'exception',
  return_in_progress: 'return_in_progress',
  returned: 'returned',
  lost: 'lost',
  cancelled: 'cancelled',
  expired: 'expired',
  unknown: null,
};

type Told = Pick<ParcelTracking, 'status' | 'delayed'>;

/** Only the present state counts: a late event is no news. Callers key what they send by parcel and milestone. */
export function milestonesReached(before: Told, after: Told): Milestone[] {
  const reached = ofStatus[after.status];
  const news: Milestone[] = reached && reached !== ofStatus[before.status] ? [reached] : [];
  return after.delayed && !before.delayed ? [...news, 'delayed'] : news;
}
