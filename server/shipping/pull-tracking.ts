import { carrierKey } from '#domain/tracking/carrier-key.ts';
import { database, type Tx } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { claimedBy, type ReleaseClaims } from '#server/schedule/claims.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { hasTrackers, trackerOf } from './carrier-trackers.ts';
import { storeCarrierMessage } from './store-carrier-message.ts';

const longestPauseSeconds = 6 * 3_600;
/** While one process asks, no other does. */
const claimSeconds = 120;

/** From now on the parcel's carrier is asked for it, if it is one that has to be asked. */
export async function beginPulling(tx: Tx, shipment: { id: string; carrier: string }): Promise<void> {
  if (trackerOf(shipment.carrier)) await tx.trackingPull.create({ data: { shipmentId: shipment.id } });
}

interface DuePull {
  shipmentId: string;
  carrier: string;
  trackingNumber: string;
  status: string;
  failures: number;
}

async function claim(): Promise<DuePull | null> {
  const rows = await database().$queryRaw<DuePull[]>`
    UPDATE tracking_pull SET due_at = clock_timestamp() + make_interval(secs => ${claimSeconds}), claimed_by = ${claimedBy()}
    FROM shipment
    WHERE shipment.id = shipment_id AND shipment_id =
      (SELECT shipment_id FROM tracking_pull WHERE due_at <= clock_timestamp()
       ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING shipment_id AS "shipmentId", carrier, tracking_number AS "trackingNumber", status, failures`;
  return rows[0] ?? null;
}

const settled = ['delivered', 'returned', 'lost', 'cancelled'];

/** What the carrier knows is kept as a message of source `pull` and read like all others. */
async function pull({ shipmentId, carrier, trackingNumber, status, failures }: DuePull): Promise<void> {
  const tracker = trackerOf(carrier);
  if (!tracker || settled.includes(status)) {
    await database().trackingPull.delete({ where: { shipmentId } });
    return;
  }
  let failed = 0;
  try {
    const events = await tracker.read(trackingNumber);
    const raw = Buffer.from(JSON.stringify({ carrier: carrierKey(carrier), trackingNumber, events }));
    await storeCarrierMessage({ source: 'pull', id: null, raw, headers: {}, problem: null });
  } catch (error) {
    log().warn({ err: error, carrier, trackingNumber }, 'a carrier could not be asked for a parcel');
    failed = failures + 1;
  }
  const inSeconds = Math.min(tracker.everySeconds * 2 ** failed, Math.max(longestPauseSeconds, tracker.everySeconds));
  await database().$executeRaw`
    UPDATE tracking_pull SET failures = ${failed}, claimed_by = NULL, due_at = clock_timestamp() + make_interval(secs => ${inSeconds})
    WHERE shipment_id = ${shipmentId}`;
}

/** What this process had taken up is due. */
export const releasePulls: ReleaseClaims = (processId) => database().$executeRaw`
  UPDATE tracking_pull SET due_at = clock_timestamp(), claimed_by = NULL WHERE claimed_by = ${processId}`;

/** Parcels whose carriers have to be asked. */
export const pullTracking: DueWork = {
  name: 'ask carriers for parcels',
  async next() {
    if (!hasTrackers()) return null;
    return (await database().trackingPull.aggregate({ _min: { dueAt: true } }))._min.dueAt;
  },
  async run() {
    for (let due = await claim(); due; due = await claim()) await pull(due);
  },
};
