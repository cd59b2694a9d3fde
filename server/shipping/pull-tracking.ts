import { carrierKey } from '#domain/shipping/tracking/carrier-key.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { type Outcome, outbox } from '#server/engine/work/outbox.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { hasTrackers, trackerOf } from './carrier-trackers.ts';
import { storeCarrierMessage } from './store-carrier-message.ts';

const longestPauseSeconds = 6 * 3_600;

/** From now on the parcel's carrier is asked for it, if it is one that has to be asked. */
export async function beginPulling(tx: Tx, shipment: { id: string; carrier: string }): Promise<void> {
  if (trackerOf(shipment.carrier)) await tx.trackingPull.create({ data: { shipmentId: shipment.id } });
}

interface DuePull {
  shipmentId: string;
  carrier: string;
  trackingNumber: string;
  status: string;
}

const settled = ['delivered', 'returned', 'lost', 'cancelled'];

/** What the carrier knows is kept as a message of source `pull` and read like all others. */
async function pull({ shipmentId, carrier, trackingNumber, status }: DuePull): Promise<Outcome> {
  const tracker = trackerOf(carrier);
  if (!tracker || settled.includes(status)) {
    await database().trackingPull.delete({ where: { shipmentId } });
    return 'marked';
  }
  const events = await tracker.read(trackingNumber);
  const raw = Buffer.from(JSON.stringify({ carrier: carrierKey(carrier), trackingNumber, events }));
  await storeCarrierMessage({ source: 'pull', id: null, raw, headers: {}, problem: null });
  return Prisma.sql`attempts = 0, due_at = clock_timestamp() + make_interval(secs => ${tracker.everySeconds})`;
}

const pulls = outbox<DuePull>({
  name: 'ask carriers for parcels',
  failure: 'a carrier could not be asked for a parcel',
  table: 'tracking_pull',
  key: ['shipment_id'],
  open: Prisma.sql`true`,
  columns: Prisma.sql`shipment_id AS "shipmentId", carrier, tracking_number AS "trackingNumber", status`,
  joined: Prisma.sql`JOIN shipment ON shipment.id = shipment_id`,
  set: { done: Prisma.sql`attempts = 0` },
  attempt: pull,
  atOnce: 1,
  claimSeconds: 120,
  retrySeconds(attempts, { carrier }) {
    const everySeconds = trackerOf(carrier)?.everySeconds ?? longestPauseSeconds;
    return Math.min(everySeconds * 2 ** attempts, Math.max(longestPauseSeconds, everySeconds));
  },
  isPrompt: false,
});

export const releasePulls = pulls.release;

export const pullTracking: DueWork = {
  ...pulls.work,
  get due() {
    return hasTrackers() ? pulls.work.due : undefined;
  },
};
