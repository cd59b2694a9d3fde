/** A carrier's word that isn't here is kept, shown as an update, and moves nothing. */
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

/** The word of an event that only changes the expected arrival: no line of the history. */
export const estimateWord = 'estimate';

/** The state that a sender's word names, whatever its spelling; `unknown` for a word that names none. */
export function statusOfWord(word: string): TrackingStatus {
  const key = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return (trackingStatuses as readonly string[]).includes(key) ? (key as TrackingStatus) : 'unknown';
}
