import type { TrackingStatus } from '#contract/shipping/shipment.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** A depot's scans. Near the door a position may be somebody's home. */
const depot: readonly TrackingStatus[] = ['picked_up', 'in_transit', 'exception'];
const most = 20;

/** Where carriers have scanned anybody's parcels in a town, to some eleven kilometres. @returns null for no scan */
export async function readSeenTown(
  db: Tx,
  { city, country }: { city: string; country: string },
): Promise<{ lat: number; lng: number } | null> {
  const [seen] = await db.$queryRaw<{ lat: number | null; lng: number | null }[]>`
    SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY round(lat::numeric, 1))::float8 AS lat,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY round(lng::numeric, 1))::float8 AS lng
    FROM (
      SELECT lat, lng FROM tracking_event
      WHERE lower(city) = lower(${city}) AND country = ${country} AND lat IS NOT NULL AND lng IS NOT NULL
        AND status = ANY (${[...depot]}::text[])
      ORDER BY occurred_at DESC LIMIT ${most}
    ) AS scan`;
  return seen && seen.lat !== null && seen.lng !== null ? { lat: seen.lat, lng: seen.lng } : null;
}
