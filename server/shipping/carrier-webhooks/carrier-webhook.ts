import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { Hopeless } from '#server/engine/work/outbox.ts';
import type { ParcelName } from '../find-parcel.ts';

/** A message that can't be read: it says nothing we know, or contradicts itself. Said to the sender. */
export class UnreadableMessage extends Hopeless {}

export interface CarrierNews {
  parcel: ParcelName;
  events: TrackingEventInput[];
}

/** One sender's webhooks: how they are proven and what they say. Both are pure. */
export interface CarrierWebhook {
  name: string;
  /**
   * Checks the signature over the bytes as they came.
   * @param now milliseconds since 1970, for schemes that sign the time
   */
  verify(delivery: { raw: Buffer; headers: Headers; secret: string; now: number }): boolean;
  /** What makes a repeat recognisable; null: its bytes. */
  idOf(message: unknown, headers: Headers): string | null;
  /**
   * Says in our words what a message tells; null for one about something else than a parcel.
   * @throws UnreadableMessage
   */
  toNews(message: unknown): CarrierNews | null;
}
