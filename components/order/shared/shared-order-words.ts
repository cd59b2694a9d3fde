import { midSentence, sayArrival } from '#components/order/order-headline.ts';
import { type OrderStep, orderSteps } from '#components/order/parcel/order-progress.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import type { OpenSharedOrder } from '#contract/order/shared-order.ts';
import type { TrackingStatus } from '#contract/order/shipment.ts';

export type SharedParcel = OpenSharedOrder['parcels'][number];

export const sharedParcelWords: Record<TrackingStatus, string> = {
  pending: 'Waiting for the carrier',
  label_created: 'Waiting for the carrier',
  picked_up: 'Collected by the carrier',
  in_transit: 'On its way',
  out_for_delivery: 'Out for delivery',
  delivered: 'Delivered',
  available_for_pickup: 'Ready to collect',
  attempt_failed: 'Delivery attempt failed',
  exception: 'Held up',
  return_in_progress: 'On its way back to the shop',
  returned: 'Back at the shop',
  lost: 'Missing',
  cancelled: 'Stopped by the carrier',
  expired: 'No update from the carrier',
  unknown: 'On its way',
};

const calledOff: ReadonlySet<string> = new Set(['cancelled', 'refunded']);

const collected: ReadonlySet<string> = new Set(['delivered', 'completed']);

export function sharedHeadline(order: OpenSharedOrder, time: ReaderTime): string {
  const { status, parcels, packedAt, toCollect } = order;
  if (calledOff.has(status)) return toCollect ? 'This order was cancelled' : 'This delivery was cancelled';
  if (toCollect && parcels.length === 0 && packedAt) return collected.has(status) ? 'Collected' : 'Ready to collect';
  const open = parcels.filter((parcel) => parcel.status !== 'delivered');
  if (parcels.length > 0 && open.length === 0) return 'Delivered';
  const [next] = open.sort((a, b) => (a.eta ?? '~').localeCompare(b.eta ?? '~'));
  if (next?.status === 'out_for_delivery') return 'Out for delivery';
  if (next?.eta) return `Arrives ${midSentence(sayArrival(next.eta, time))}`;
  if (next) return sharedParcelWords[next.status];
  if (packedAt) return 'Packed, waiting for the carrier';
  return 'Being prepared';
}

/** How far the delivery has come, as steps. When it was paid is nobody else's. */
export const sharedSteps = ({ status, packedAt, toCollect, collectedAt, parcels }: OpenSharedOrder): OrderStep[] =>
  orderSteps({
    status,
    paidAt: null,
    collectAt: toCollect ? [] : null,
    events: [
      ...(packedAt ? [{ kind: 'packed', at: packedAt }] : []),
      ...(collectedAt ? [{ kind: 'delivered', at: collectedAt }] : []),
    ],
    shipments: parcels.map(({ status: now, eta, deliveredAt, updates }) => ({
      status: now,
      eta,
      deliveredAt,
      delayed: false,
      events: updates.map(({ status: seen, at, city }) => ({ status: seen, occurredAt: at, city })),
    })),
  });
