-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION standings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM (
    SELECT "auction_id", "person_id", "max_amount", "leading" FROM "after"
    EXCEPT SELECT "auction_id", "person_id", "max_amount", "leading" FROM "before"
  ) AS "changed" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION orders_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT DISTINCT 'desk' FROM "after"
    UNION ALL SELECT DISTINCT 'bench' FROM "after" WHERE "status" IN ('authorised', 'paid');
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-orders') FROM "after" HAVING count(*) > 0;
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM "after" WHERE "auction_id" IS NOT NULL
    HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION orders_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_orders text[];
BEGIN
  SELECT array_agg("id") INTO the_orders FROM "after";
  IF the_orders IS NULL THEN RETURN NULL; END IF;
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT 'desk'
    UNION ALL SELECT DISTINCT 'bench' FROM (
      SELECT "id", "status" IN ('authorised', 'paid') FROM "after"
      EXCEPT SELECT "id", "status" IN ('authorised', 'paid') FROM "before"
    ) AS "moved"
    -- What a friend sees is a view of its own, of the same version as the order.
    UNION ALL SELECT 'shared-order:' || "id" FROM "order_link"
      WHERE "order_id" = ANY (the_orders) AND "scope" = 'shared' AND "expires_at" > clock_timestamp();
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-orders') FROM (
    SELECT "id", "status", "person_id" FROM "after" EXCEPT SELECT "id", "status", "person_id" FROM "before"
  ) AS "moved" HAVING count(*) > 0;
  -- What an order of a lot comes to, and until when, stands beside the position.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM (
    SELECT "id", "status", "person_id", "pay_by" FROM "after" WHERE "auction_id" IS NOT NULL
    EXCEPT SELECT "id", "status", "person_id", "pay_by" FROM "before" WHERE "auction_id" IS NOT NULL
  ) AS "moved" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION release_requests_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg(DISTINCT "order_id")) FROM "rows" HAVING count(*) > 0;
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM "orders" WHERE "id" IN (SELECT "order_id" FROM "rows")
    HAVING count(*) > 0;
  PERFORM announce('desk') FROM "rows" LIMIT 1;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION person_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  NEW."account_version" := NEW."version";
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT "part"."kind" || ':' || "after"."id" FROM "after" CROSS JOIN LATERAL (VALUES
      ('me', "version"), ('my-account', "account_version"), ('my-bag', "bag_version"),
      ('my-positions', "positions_version"), ('my-watch-list', "watch_list_version"),
      ('my-orders', "orders_version"), ('my-notices', "notices_version")
    ) AS "part" ("kind", "version") WHERE "part"."version" = "after"."version";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION touch_people(the_people text[], the_part text DEFAULT 'my-positions') RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "person" SET
    "version" = "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END,
    "account_version" = CASE the_part WHEN 'my-account' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "account_version" END,
    "bag_version" = CASE the_part WHEN 'my-bag' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "bag_version" END,
    "positions_version" = CASE the_part WHEN 'my-positions' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "positions_version" END,
    "watch_list_version" = CASE the_part WHEN 'my-watch-list' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "watch_list_version" END,
    "orders_version" = CASE the_part WHEN 'my-orders' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "orders_version" END,
    "notices_version" = CASE the_part WHEN 'my-notices' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "notices_version" END
  WHERE "id" = ANY (the_people)
    AND NOT ("xmin" = pg_current_xact_id()::xid AND "version" = CASE the_part
      WHEN 'my-account' THEN "account_version" WHEN 'my-bag' THEN "bag_version"
      WHEN 'my-positions' THEN "positions_version" WHEN 'my-watch-list' THEN "watch_list_version"
      WHEN 'my-orders' THEN "orders_version" WHEN 'my-notices' THEN "notices_version" END)
$$;

CREATE OR REPLACE FUNCTION people_of_rows_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), TG_ARGV[0]) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION people_of_changed_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg("person_id"), TG_ARGV[0]) FROM (
    SELECT "person_id" FROM "before" UNION SELECT "person_id" FROM "after"
  ) AS "people" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_changes jsonb;
  the_products text[];
  the_cards text[];
  the_repriced text[];
BEGIN
  SELECT array_agg(DISTINCT "product_id") INTO the_products FROM "after";
  IF the_products IS NULL THEN RETURN NULL; END IF;

  SELECT jsonb_agg(jsonb_build_object('v', "id", 'h', "h", 'r', "r", 'oh', "on_hand", 're', "reserved")) INTO the_changes
  FROM (
    SELECT "id", sum("sign" * "on_hand") AS "h", sum("sign" * "reserved") AS "r",
           max("on_hand") FILTER (WHERE "sign" = 1) AS "on_hand", max("reserved") FILTER (WHERE "sign" = 1) AS "reserved"
    FROM (
      SELECT 1 AS "sign", "id", "on_hand", "reserved" FROM "after"
      UNION ALL SELECT -1, "id", "on_hand", "reserved" FROM "before"
    ) AS "both" GROUP BY "id"
  ) AS "sums" WHERE "h" <> 0 OR "r" <> 0;
  IF the_changes IS NOT NULL THEN
    PERFORM write_ledger(coalesce(current_setting('marketday.items', true), ''), the_changes);
  END IF;

  SELECT array_agg(DISTINCT "product_id") INTO the_cards FROM (
    SELECT "id", "product_id", "on_hand", "reserved", "price_amount", "currency", "compare_at_amount", "edition_size", "position" FROM "after"
    EXCEPT
    SELECT "id", "product_id", "on_hand", "reserved", "price_amount", "currency", "compare_at_amount", "edition_size", "position" FROM "before"
  ) AS "changed";
  PERFORM touch_products(the_products, the_cards);
  -- The desk shows what is held, what is low and which prices changed.
  IF the_cards IS NOT NULL THEN PERFORM announce('desk'); END IF;

  -- Bags show the price.
  SELECT array_agg("id") INTO the_repriced FROM (
    SELECT "id", "price_amount" FROM "after" EXCEPT SELECT "id", "price_amount" FROM "before"
  ) AS "changed";
  IF the_repriced IS NOT NULL THEN
    PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_line" WHERE "variant_id" = ANY (the_repriced)
      HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER lot_bidder_added AFTER INSERT ON "lot_bidder" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-positions');

CREATE OR REPLACE TRIGGER lot_bidder_removed AFTER DELETE ON "lot_bidder" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-positions');

CREATE OR REPLACE TRIGGER lot_watch_added AFTER INSERT ON "lot_watch" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-watch-list');

CREATE OR REPLACE TRIGGER lot_watch_removed AFTER DELETE ON "lot_watch" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-watch-list');

CREATE OR REPLACE TRIGGER person_version BEFORE UPDATE ON "person"
  FOR EACH ROW WHEN ((NEW."version", NEW."account_version", NEW."bag_version", NEW."positions_version",
      NEW."watch_list_version", NEW."orders_version", NEW."notices_version")
    = (OLD."version", OLD."account_version", OLD."bag_version", OLD."positions_version",
      OLD."watch_list_version", OLD."orders_version", OLD."notices_version"))
  EXECUTE FUNCTION person_bump();

CREATE OR REPLACE TRIGGER bag_line_added AFTER INSERT ON "bag_line" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_line_removed AFTER DELETE ON "bag_line" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_line_changed AFTER UPDATE ON "bag_line" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');

CREATE OR REPLACE TRIGGER notice_added AFTER INSERT ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');

CREATE OR REPLACE TRIGGER notice_changed AFTER UPDATE ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');

CREATE OR REPLACE TRIGGER bidder_mark_added AFTER INSERT ON "bidder_mark" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER reservation_added AFTER INSERT ON "reservation" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER reservation_removed AFTER DELETE ON "reservation" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER reservation_changed AFTER UPDATE ON "reservation" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');

DROP FUNCTION touch_people(the_people text[]);
