import { type ParcelTone, toneOf } from '#domain/shipping/tracking/parcel-route.ts';
import type { TrackingStatus } from '#domain/shipping/tracking/tracking-status.ts';

/** How far each state is; a shared delivery knows no more of a parcel. */
const furtherOn: Record<TrackingStatus, number> = {
  pending: 0,
  label_created: 0,
  picked_up: 1,
  in_transit: 1,
  exception: 1,
  lost: 1,
  expired: 1,
  cancelled: 1,
  unknown: 1,
  out_for_delivery: 2,
  available_for_pickup: 2,
  attempt_failed: 2,
  return_in_progress: 3,
  returned: 3,
  delivered: 4,
};

const troubles: Partial<Record<TrackingStatus, string>> = {
  exception: 'Held up',
  lost: 'Missing',
  expired: 'No news from the carrier',
  cancelled: 'Stopped by the carrier',
  attempt_failed: 'Delivery attempt failed',
  return_in_progress: 'On its way back',
  returned: 'Back with us',
};

const troubled: ReadonlySet<ParcelTone> = new Set(['held', 'back']);
export const isTrouble = (status: TrackingStatus): boolean => troubled.has(toneOf(status));
/** In two or three words; undefined: all is well. */
export const troubleWords = (status: TrackingStatus): string | undefined => troubles[status];

interface Standing {
  status: TrackingStatus;
  delayed: boolean;
}

const concern = ({ status, delayed }: Standing) => (isTrouble(status) ? 2 : delayed ? 1 : 0);

/** The parcel that the whole order waits for: one in trouble, else a late one, else the one furthest behind. */
export function leadParcel<P extends Standing>({ shipments }: { shipments: readonly P[] }): P | null {
  const [first] = [...shipments].sort((a, b) => concern(b) - concern(a) || furtherOn[a.status] - furtherOn[b.status]);
  return first ?? null;
}
