-- Change capture: whoever writes a row (a command, an import, psql), the same transaction bumps the
-- version of every view that shows it and notes the topic in "change". A change can't be committed
-- without its announcement, and versions commit in order because the bump holds the owner's row lock.
--
-- Lock order, kept by commands and triggers alike: order | auction -> variant (by product, then id)
-- -> product -> person.

ALTER SEQUENCE "orders_number_seq" RESTART WITH 4801;

-- ── What must always hold ────────────────────────────────────────────────────────────
ALTER TABLE "variant"
  ADD CONSTRAINT "variant_stock_bounds" CHECK (0 <= "reserved" AND "reserved" <= "on_hand"),
  ADD CONSTRAINT "variant_price_not_negative" CHECK ("price_amount" >= 0);
ALTER TABLE "bag_line" ADD CONSTRAINT "bag_line_quantity" CHECK ("quantity" > 0);
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_quantity" CHECK ("quantity" > 0);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_quantity" CHECK ("quantity" > 0 AND "unit_amount" >= 0);
ALTER TABLE "orders"
  ADD CONSTRAINT "orders_total" CHECK ("total_amount" = "items_amount" + "shipping_amount" + "tax_amount"),
  ADD CONSTRAINT "orders_refunded" CHECK (0 <= "refunded_amount" AND "refunded_amount" <= "total_amount");
ALTER TABLE "auction"
  ADD CONSTRAINT "auction_amounts" CHECK ("start_amount" >= 0 AND "current_amount" >= "start_amount"),
  ADD CONSTRAINT "auction_times" CHECK ("ends_at" > "starts_at" AND "ends_at" >= "scheduled_ends_at"),
  ADD CONSTRAINT "auction_leader" CHECK (("leader_id" IS NULL) = ("bid_count" = 0));

-- An order is paid once: at most one payment of an order is ever approved or refunded.
CREATE UNIQUE INDEX "payment_one_approved" ON "payment" ("order_id") WHERE "status" IN ('approved', 'refunded');

-- An order's money never changes after placement, refunds are rows of their own.
CREATE FUNCTION keep_order_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."currency", NEW."items_amount", NEW."shipping_amount", NEW."tax_amount", NEW."total_amount")
     IS DISTINCT FROM
     (OLD."currency", OLD."items_amount", OLD."shipping_amount", OLD."tax_amount", OLD."total_amount") THEN
    RAISE EXCEPTION 'the amounts of order % are fixed when it is placed', OLD."number";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER orders_money BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION keep_order_money();

CREATE FUNCTION keep_order_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."quantity", NEW."unit_amount") IS DISTINCT FROM (OLD."quantity", OLD."unit_amount") THEN
    RAISE EXCEPTION 'the lines of an order are fixed when it is placed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_line_money BEFORE UPDATE ON "order_line" FOR EACH ROW EXECUTE FUNCTION keep_order_lines();

-- The ledger and the history are only ever added to.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record of what happened: add a row instead', TG_TABLE_NAME;
END $$;
CREATE TRIGGER stock_ledger_fixed BEFORE UPDATE ON "stock_ledger" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER tracking_event_fixed BEFORE UPDATE ON "tracking_event" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER bid_fixed BEFORE UPDATE ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- ── Announcing ───────────────────────────────────────────────────────────────────────
CREATE FUNCTION announce(topic text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "change" ("topic") VALUES (topic)
$$;

CREATE FUNCTION touch_person(the_person text) RETURNS void LANGUAGE sql AS $$
  UPDATE "person" SET "version" = "version" + 1 WHERE "id" = the_person
$$;

-- person: `me`
CREATE FUNCTION person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."version" IS DISTINCT FROM OLD."version" THEN
    PERFORM announce('me:' || NEW."id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER person_announce AFTER UPDATE ON "person" FOR EACH ROW EXECUTE FUNCTION person_changed();

-- product: `product:<id>`, `card:<id>`, its collection, and `shelf`: nobody watches that, but pages
-- that choose among all pieces (lists, the front page) are kept in memory until it changes
CREATE FUNCTION product_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  IF (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."edition_size") IS DISTINCT FROM
     (OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."edition_size")
     AND NEW."card_version" = OLD."card_version" THEN
    NEW."card_version" := OLD."card_version" + 1;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER product_version BEFORE UPDATE ON "product" FOR EACH ROW EXECUTE FUNCTION product_bump();

CREATE FUNCTION touch_collection(the_collection text) RETURNS void LANGUAGE sql AS $$
  UPDATE "collection" SET "version" = "version" WHERE "id" = the_collection
$$;

CREATE FUNCTION product_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM announce('product:' || OLD."id"), announce('card:' || OLD."id"), announce('shelf'), touch_collection(OLD."collection_id");
    RETURN NULL;
  END IF;
  PERFORM announce('product:' || NEW."id");
  IF TG_OP = 'INSERT' THEN
    PERFORM announce('card:' || NEW."id"), announce('shelf'), touch_collection(NEW."collection_id");
  ELSE
    IF NEW."card_version" IS DISTINCT FROM OLD."card_version" THEN
      PERFORM announce('card:' || NEW."id"), announce('shelf');
    END IF;
    IF (NEW."collection_id", NEW."position") IS DISTINCT FROM (OLD."collection_id", OLD."position") THEN
      PERFORM touch_collection(OLD."collection_id"), touch_collection(NEW."collection_id");
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER product_announce AFTER INSERT OR UPDATE OR DELETE ON "product"
  FOR EACH ROW EXECUTE FUNCTION product_changed();

CREATE FUNCTION collection_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER collection_version BEFORE UPDATE ON "collection" FOR EACH ROW EXECUTE FUNCTION collection_bump();

CREATE FUNCTION collection_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('collection:' || NEW."slug");
  RETURN NULL;
END $$;
CREATE TRIGGER collection_announce AFTER INSERT OR UPDATE ON "collection"
  FOR EACH ROW EXECUTE FUNCTION collection_changed();

CREATE FUNCTION product_image_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "product" SET "card_version" = "card_version" + 1
    WHERE "id" = CASE TG_OP WHEN 'DELETE' THEN OLD."product_id" ELSE NEW."product_id" END;
  RETURN NULL;
END $$;
CREATE TRIGGER product_image_touch AFTER INSERT OR UPDATE OR DELETE ON "product_image"
  FOR EACH ROW EXECUTE FUNCTION product_image_changed();

-- variant: its own version, the ledger, the product, `desk`, and the bags that hold it at another price
CREATE FUNCTION variant_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  IF NEW."price_amount" IS DISTINCT FROM OLD."price_amount" THEN
    NEW."previous_price_amount" := OLD."price_amount";
    NEW."price_changed_at" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER variant_version BEFORE UPDATE ON "variant" FOR EACH ROW EXECUTE FUNCTION variant_bump();

CREATE FUNCTION variant_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  card_changed boolean := true;
  holder text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE "product" SET "card_version" = "card_version" + 1 WHERE "id" = OLD."product_id";
    RETURN NULL;
  END IF;

  IF TG_OP = 'INSERT' THEN
    IF NEW."on_hand" <> 0 OR NEW."reserved" <> 0 THEN
      INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
      VALUES (NEW."id", NEW."on_hand", NEW."reserved", NEW."on_hand", NEW."reserved",
              coalesce(nullif(current_setting('marketday.reason', true), ''), 'received'),
              nullif(current_setting('marketday.reference', true), ''));
    END IF;
  ELSE
    IF (NEW."on_hand", NEW."reserved") IS DISTINCT FROM (OLD."on_hand", OLD."reserved") THEN
      INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
      VALUES (NEW."id", NEW."on_hand" - OLD."on_hand", NEW."reserved" - OLD."reserved", NEW."on_hand", NEW."reserved",
              coalesce(nullif(current_setting('marketday.reason', true), ''), 'correction'),
              nullif(current_setting('marketday.reference', true), ''));
    END IF;
    card_changed := (NEW."on_hand", NEW."reserved", NEW."price_amount", NEW."currency", NEW."compare_at_amount", NEW."edition_size", NEW."position")
      IS DISTINCT FROM
      (OLD."on_hand", OLD."reserved", OLD."price_amount", OLD."currency", OLD."compare_at_amount", OLD."edition_size", OLD."position");
  END IF;

  UPDATE "product" SET "card_version" = "card_version" + CASE WHEN card_changed THEN 1 ELSE 0 END
    WHERE "id" = NEW."product_id";

  -- The desk shows what is held, what is low and which prices changed.
  IF card_changed THEN PERFORM announce('desk'); END IF;

  -- Bags show the price. One at a time in id order: two price changes must not lock people crosswise.
  IF TG_OP = 'UPDATE' AND NEW."price_amount" IS DISTINCT FROM OLD."price_amount" THEN
    FOR holder IN SELECT "bag_line"."person_id" FROM "bag_line" WHERE "variant_id" = NEW."id" ORDER BY 1 LOOP
      PERFORM touch_person(holder);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER variant_announce AFTER INSERT OR UPDATE OR DELETE ON "variant"
  FOR EACH ROW EXECUTE FUNCTION variant_changed();

-- bag, reservations and standings on lots: `me`
CREATE FUNCTION person_row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM touch_person(OLD."person_id"); END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW."person_id" <> OLD."person_id") THEN
    PERFORM touch_person(NEW."person_id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER bag_line_touch AFTER INSERT OR UPDATE OR DELETE ON "bag_line"
  FOR EACH ROW EXECUTE FUNCTION person_row_changed();
CREATE TRIGGER reservation_touch AFTER INSERT OR UPDATE OR DELETE ON "reservation"
  FOR EACH ROW EXECUTE FUNCTION person_row_changed();
CREATE TRIGGER lot_bidder_touch AFTER INSERT OR UPDATE OR DELETE ON "lot_bidder"
  FOR EACH ROW EXECUTE FUNCTION person_row_changed();

-- orders: `order:<public id>`, `desk`, `me`
CREATE FUNCTION order_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER orders_version BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION order_bump();

CREATE FUNCTION order_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('order:' || NEW."public_id"), announce('desk');
  IF TG_OP = 'INSERT' OR NEW."status" IS DISTINCT FROM OLD."status" OR NEW."person_id" IS DISTINCT FROM OLD."person_id" THEN
    PERFORM touch_person(NEW."person_id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_announce AFTER INSERT OR UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION order_changed();

CREATE FUNCTION order_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "orders" SET "touched_at" = clock_timestamp()
    WHERE "id" = CASE TG_OP WHEN 'DELETE' THEN OLD."order_id" ELSE NEW."order_id" END;
  RETURN NULL;
END $$;
CREATE TRIGGER order_event_touch AFTER INSERT ON "order_event" FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE TRIGGER payment_touch AFTER INSERT OR UPDATE ON "payment" FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE TRIGGER refund_touch AFTER INSERT OR UPDATE ON "refund" FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE TRIGGER shipment_touch AFTER INSERT OR UPDATE OR DELETE ON "shipment" FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE FUNCTION tracking_event_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "orders" SET "touched_at" = clock_timestamp()
    FROM "shipment" WHERE "shipment"."id" = NEW."shipment_id" AND "orders"."id" = "shipment"."order_id";
  RETURN NULL;
END $$;
CREATE TRIGGER tracking_event_touch AFTER INSERT ON "tracking_event" FOR EACH ROW EXECUTE FUNCTION tracking_event_changed();

-- "just sold" on the shop's front page
CREATE FUNCTION order_line_sold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."sold_at" IS DISTINCT FROM OLD."sold_at" THEN PERFORM announce('shop'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER order_line_announce AFTER UPDATE ON "order_line" FOR EACH ROW EXECUTE FUNCTION order_line_sold();

-- auctions: `auction:<id>`, and `shop` and `desk` when one opens or closes
CREATE FUNCTION auction_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER auction_version BEFORE UPDATE ON "auction" FOR EACH ROW EXECUTE FUNCTION auction_bump();

CREATE FUNCTION auction_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('auction:' || NEW."id");
  IF TG_OP = 'INSERT' OR NEW."state" IS DISTINCT FROM OLD."state" THEN
    PERFORM announce('shop'), announce('desk');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER auction_announce AFTER INSERT OR UPDATE ON "auction" FOR EACH ROW EXECUTE FUNCTION auction_changed();
