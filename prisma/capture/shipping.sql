-- Parcels, what happened to them, and carriers' messages.
--
--   topic              changes with
--   order:<public id>  shipment, tracking_event: through their order (order.sql), which tells `desk` too
--   desk               carrier_message: one that needs a person's eyes, or no longer does
--
-- Guards: a parcel's history is only added to (tracking_event); a carrier's message is kept as it came
-- (carrier_message).

CREATE OR REPLACE TRIGGER shipment_touch AFTER INSERT OR UPDATE OR DELETE ON "shipment"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER tracking_event_fixed BEFORE UPDATE ON "tracking_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE FUNCTION tracking_event_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "orders" SET "touched_at" = clock_timestamp()
    FROM "shipment" WHERE "shipment"."id" = NEW."shipment_id" AND "orders"."id" = "shipment"."order_id";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tracking_event_touch AFTER INSERT ON "tracking_event"
  FOR EACH ROW EXECUTE FUNCTION tracking_event_changed();

-- ── Carriers' messages ───────────────────────────────────────────────────────────────
-- Only what was made of it may change.
CREATE OR REPLACE FUNCTION keep_carrier_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."source", NEW."headers", NEW."body") IS DISTINCT FROM (OLD."source", OLD."headers", OLD."body") THEN
    RAISE EXCEPTION 'a carrier''s message is kept as it came';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER carrier_message_fixed BEFORE UPDATE ON "carrier_message"
  FOR EACH ROW EXECUTE FUNCTION keep_carrier_message();

CREATE OR REPLACE FUNCTION carrier_message_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."status" = OLD."status" THEN RETURN NULL; END IF;
  IF NEW."status" IN ('unmatched', 'failed') OR (TG_OP = 'UPDATE' AND OLD."status" IN ('unmatched', 'failed')) THEN
    PERFORM announce('desk');
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER carrier_message_announce AFTER INSERT OR UPDATE ON "carrier_message"
  FOR EACH ROW EXECUTE FUNCTION carrier_message_changed();
