-- Where a town is, by the scans of parcels in it: for the map of an order.
CREATE INDEX "tracking_event_town" ON "tracking_event" (lower("city"), "country", "occurred_at" DESC) WHERE "lat" IS NOT NULL;
