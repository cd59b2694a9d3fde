/**
 * The states of a parcel that every carrier's words come down to. Treat a carrier's own list as open:
 * a word that isn't here is kept and shown as an update, and moves nothing.
 */
export const trackingStatuses = [
  'pending',
  'label_created',
  'picked_up',
  'in_transit',
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
  'unknown',
] as const;
export type TrackingStatus = (typeof trackingStatuses)[number];

/**
 * The word of an event that says nothing but when the parcel is expected. It is no line of the
 * history: it shows in how the arrival changed.
 */
export const estimateWord = 'estimate';

/** The state that a sender's word names, whatever its spelling; `unknown` for a word that names none. */
export function statusOfWord(word: string): TrackingStatus {
  const key = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return (trackingStatuses as readonly string[]).includes(key) ? (key as TrackingStatus) : 'unknown';
}
