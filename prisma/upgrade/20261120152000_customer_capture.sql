-- Change capture for what the customer shares of an order, and for what both sides write about it.

-- What a friend sees is a view of its own, of the same version as the order: `shared-order:<link>`.
CREATE FUNCTION shared_order_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shared-order:' || "id") FROM "order_link"
    WHERE "order_id" = NEW."id" AND "scope" = 'shared' AND "expires_at" > clock_timestamp();
  RETURN NULL;
END $$;
CREATE TRIGGER orders_announce_shared AFTER UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION shared_order_changed();

-- Sharing and ending it show on the owner's page, and an ended link on its friend's.
CREATE FUNCTION order_link_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."scope" = 'shared' THEN
    UPDATE "orders" SET "touched_at" = clock_timestamp() WHERE "id" = NEW."order_id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER order_link_touch AFTER INSERT OR UPDATE ON "order_link" FOR EACH ROW EXECUTE FUNCTION order_link_changed();

-- What was written is a topic of its own, so that the order's view stays light: `order-messages:<public id>`.
-- The order is touched by the same row (order_message_touch), which gives it its version and tells the desk.
CREATE FUNCTION order_message_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('order-messages:' || "public_id") FROM "orders" WHERE "id" = NEW."order_id";
  RETURN NULL;
END $$;
CREATE TRIGGER order_message_announce AFTER INSERT OR UPDATE ON "order_message"
  FOR EACH ROW EXECUTE FUNCTION order_message_changed();

ALTER TABLE "order_message" ADD CONSTRAINT "order_message_body" CHECK (char_length("body") BETWEEN 1 AND 2000);
CREATE INDEX "order_message_unread" ON "order_message" ("author") WHERE "read_at" IS NULL;
