import type { TrackingStatus } from '#contract/shipping/shipment.ts';

/** The state of a parcel, as its buyer and the desk read it. */
export const trackingWords: Record<TrackingStatus, string> = {
  pending: 'Waiting for the carrier',
  label_created: 'Waiting for the carrier',
  picked_up: 'Collected by the carrier',
  in_transit: 'On its way',
  out_for_delivery: 'Out for delivery',
  delivered: 'Delivered',
  available_for_pickup: 'Ready to collect',
  attempt_failed: 'Delivery attempt failed',
  exception: 'Held up',
  return_in_progress: 'On its way back to us',
  returned: 'Back with us',
  lost: 'Missing',
  cancelled: 'Stopped by the carrier',
  expired: 'No update for a long time',
  unknown: 'Update from the carrier',
};
