/** What a friend is told of a delivery, in a few words. Pure: the page shows what this says. */

import type { OpenSharedOrder } from '#contract/shared-order.ts';
import type { TrackingStatus } from '#contract/shipment.ts';
import { midSentence, sayArrival } from './order-headline.ts';
import type { ReaderTime } from './reader-time.ts';

export type SharedParcel = OpenSharedOrder['parcels'][number];

export const sharedParcelWords: Record<TrackingStatus, string> = {
  pending: 'With the carrier soon',
  label_created: 'With the carrier soon',
  picked_up: 'Collected from the studio',
  in_transit: 'On the road',
  out_for_delivery: 'Out for delivery',
  delivered: 'Delivered',
  available_for_pickup: 'Ready to be picked up',
  attempt_failed: 'The carrier came and met nobody',
  exception: 'Held up on its way',
  return_in_progress: 'On its way back to the studio',
  returned: 'Back at the studio',
  lost: 'Being looked for',
  cancelled: 'Stopped on its way',
  expired: 'No news from the carrier',
  unknown: 'On its way',
};

const calledOff: ReadonlySet<string> = new Set(['cancelled', 'refunded']);

/** "Arrives tomorrow, about 12:00": the page's heading. */
export function sharedHeadline({ status, parcels, packedAt }: OpenSharedOrder, time: ReaderTime): string {
  if (calledOff.has(status)) return 'This delivery was called off';
  const open = parcels.filter((parcel) => parcel.status !== 'delivered');
  if (parcels.length > 0 && open.length === 0) return 'Delivered';
  const [next] = open.sort((a, b) => (a.eta ?? '~').localeCompare(b.eta ?? '~'));
  if (next?.status === 'out_for_delivery') return 'Out for delivery';
  if (next?.eta) return `Arrives ${midSentence(sayArrival(next.eta, time))}`;
  if (next) return sharedParcelWords[next.status];
  if (packedAt) return 'Packed, waiting for the carrier';
  return 'Being made ready in the studio';
}
