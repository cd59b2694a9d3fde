import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { carrierKey } from '#domain/shipping/tracking/carrier-key.ts';
import { processWide } from '#server/engine/process/process-wide.ts';

export interface CarrierTracker {
  /** In any spelling. */
  carrier: string;
  everySeconds: number;
  /** Each event carries an id that stays the same. A failure is thrown, and the carrier asked again later. */
  read(trackingNumber: string): Promise<TrackingEventInput[]>;
}

const trackers = processWide<Map<string, CarrierTracker>>('carrier-trackers', () => new Map());

/** From now on parcels of that carrier are asked for. None is configured by default. */
export const addCarrierTracker = (tracker: CarrierTracker): void => {
  trackers.set(carrierKey(tracker.carrier), tracker);
};

export const trackerOf = (carrier: string): CarrierTracker | undefined => trackers.get(carrierKey(carrier));
export const hasTrackers = (): boolean => trackers.size > 0;
