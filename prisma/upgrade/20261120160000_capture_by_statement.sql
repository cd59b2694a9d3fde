-- Change capture by statement: what many orders change together is announced once, where it was row by
-- row. What is announced, and the lock order, stay as they were:
-- order | auction -> variant (by product, then id) -> product -> sale -> person (by id).
--
-- What a statement changed is told by EXCEPT, and by sums over both tables of transitions: a join of the
-- two would compare every row with every other.

-- ── Touched once in a transaction ────────────────────────────────────────────────────
-- Whatever this transaction wrote has announced itself already, and gets one version. Rows are taken in
-- the order of their ids: an index scan takes the keys of a list in order, where another plan would take
-- them as the rows lie.
CREATE OR REPLACE FUNCTION touch_people(the_people text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "person" SET "version" = "version" + 1
  WHERE "id" = ANY (the_people) AND "xmin" <> pg_current_xact_id()::xid
$$;
-- So every write of a person has to be such an announcement.
DROP TRIGGER person_ready ON "person";
CREATE TRIGGER person_version BEFORE UPDATE ON "person"
  FOR EACH ROW WHEN (NEW."version" = OLD."version") EXECUTE FUNCTION person_bump();
CREATE OR REPLACE FUNCTION people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'me:' || "id" FROM "after";
  RETURN NULL;
END $$;
DROP TRIGGER person_announce ON "person";
CREATE TRIGGER person_announce AFTER UPDATE ON "person" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_changed();

CREATE FUNCTION touch_orders(the_orders text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "orders" SET "touched_at" = clock_timestamp()
  WHERE "id" = ANY (the_orders) AND "xmin" <> pg_current_xact_id()::xid
$$;

CREATE FUNCTION touch_products(the_products text[], the_cards text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "product" SET "card_version" = "card_version" + CASE WHEN "id" = ANY (the_cards) THEN 1 ELSE 0 END
  WHERE "id" = ANY (the_products)
$$;

-- ── People ───────────────────────────────────────────────────────────────────────────
CREATE FUNCTION people_of_changed_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg("person_id")) FROM (
    SELECT "person_id" FROM "before" UNION SELECT "person_id" FROM "after"
  ) AS "people" HAVING count(*) > 0;
  RETURN NULL;
END $$;

DROP TRIGGER bag_line_touch ON "bag_line";
CREATE TRIGGER bag_line_added AFTER INSERT ON "bag_line" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER bag_line_removed AFTER DELETE ON "bag_line" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER bag_line_changed AFTER UPDATE ON "bag_line" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows();

DROP TRIGGER reservation_touch ON "reservation";
CREATE TRIGGER reservation_added AFTER INSERT ON "reservation" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER reservation_removed AFTER DELETE ON "reservation" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER reservation_changed AFTER UPDATE ON "reservation" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows();
DROP FUNCTION person_row_changed();

-- ── Orders: `order:<public id>`, `desk`, `bench`, `me`, `shared-order:<link>` ────────
DROP TRIGGER orders_announce ON "orders";
DROP TRIGGER orders_announce_shared ON "orders";
DROP TRIGGER orders_announce_bench ON "orders";
DROP FUNCTION order_changed();
DROP FUNCTION shared_order_changed();
DROP FUNCTION bench_changed();

CREATE FUNCTION orders_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT DISTINCT 'desk' FROM "after"
    UNION ALL SELECT DISTINCT 'bench' FROM "after" WHERE "status" IN ('authorised', 'paid');
  PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM "after" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_added AFTER INSERT ON "orders" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION orders_added();

-- The bench: which orders wait to be packed. Whoever waits sees their place in the queue move.
CREATE FUNCTION orders_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
  PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM (
    SELECT "id", "status", "person_id" FROM "after" EXCEPT SELECT "id", "status", "person_id" FROM "before"
  ) AS "moved" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_changed AFTER UPDATE ON "orders" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION orders_changed();

CREATE FUNCTION order_parts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg(DISTINCT "order_id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;
DROP TRIGGER order_event_touch ON "order_event";
CREATE TRIGGER order_event_added AFTER INSERT ON "order_event" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();
DROP TRIGGER payment_touch ON "payment";
CREATE TRIGGER payment_added AFTER INSERT ON "payment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();
CREATE TRIGGER payment_changed AFTER UPDATE ON "payment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();
DROP TRIGGER invoice_touch ON "invoice";
CREATE TRIGGER invoice_added AFTER INSERT ON "invoice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();

-- "just sold" on the shop's front page
DROP TRIGGER order_line_announce ON "order_line";
DROP FUNCTION order_line_sold();
CREATE FUNCTION order_lines_sold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT DISTINCT 'shop' FROM (
    SELECT "id", "sold_at" FROM "after" EXCEPT SELECT "id", "sold_at" FROM "before"
  ) AS "sold";
  RETURN NULL;
END $$;
CREATE TRIGGER order_lines_announce AFTER UPDATE ON "order_line"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION order_lines_sold();

-- ── Pieces: `product:<id>`, `card:<id>`, `shelf`, their collection ───────────────────
DROP TRIGGER product_announce ON "product";
DROP FUNCTION product_changed();

CREATE FUNCTION touch_collections(the_collections text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "collection" SET "version" = "version" WHERE "id" = ANY (the_collections)
$$;

CREATE FUNCTION products_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'product:' || "id" FROM "rows"
    UNION ALL SELECT 'card:' || "id" FROM "rows"
    UNION ALL SELECT DISTINCT 'shelf' FROM "rows";
  PERFORM touch_collections(array_agg(DISTINCT "collection_id")) FROM "rows" WHERE "collection_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER products_added AFTER INSERT ON "product" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION products_listed();
CREATE TRIGGER products_removed AFTER DELETE ON "product" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION products_listed();

CREATE FUNCTION products_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_cards text[];
BEGIN
  SELECT array_agg("id") INTO the_cards FROM (
    SELECT "id", "card_version" FROM "after" EXCEPT SELECT "id", "card_version" FROM "before"
  ) AS "changed";
  INSERT INTO "change" ("topic")
    SELECT 'product:' || "id" FROM "after"
    UNION ALL SELECT 'card:' || "id" FROM unnest(the_cards) AS "card" ("id")
    UNION ALL SELECT 'shelf' WHERE the_cards IS NOT NULL;
  PERFORM touch_collections(array_agg(DISTINCT "collection_id")) FROM (
    (SELECT "id", "collection_id", "position" FROM "after" EXCEPT SELECT "id", "collection_id", "position" FROM "before")
    UNION ALL
    (SELECT "id", "collection_id", "position" FROM "before" EXCEPT SELECT "id", "collection_id", "position" FROM "after")
  ) AS "moved" WHERE "collection_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER products_changed AFTER UPDATE ON "product" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION products_changed();

-- ── Variants: the ledger, their piece, `desk`, the bags that hold them at another price ──
DROP TRIGGER variant_announce ON "variant";
DROP FUNCTION variant_changed();

CREATE FUNCTION variants_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
    SELECT "id", "on_hand", "reserved", "on_hand", "reserved",
           coalesce(nullif(current_setting('marketday.reason', true), ''), 'received'),
           nullif(current_setting('marketday.reference', true), '')
    FROM "rows" WHERE "on_hand" <> 0 OR "reserved" <> 0;
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id")), announce('desk')
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER variants_added AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_added();

CREATE FUNCTION variants_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"))
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER variants_removed AFTER DELETE ON "variant" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_removed();

-- The ledger: one line per variant; or, where `marketday.items` names what the change is made of
-- ([{v: variant, h: on hand, r: reserved, ref}]), one line for each of these, and they have to add up.
CREATE FUNCTION write_ledger(the_items text, the_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_reason text := coalesce(nullif(current_setting('marketday.reason', true), ''), 'correction');
BEGIN
  IF the_items = '' THEN
    INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
      SELECT v, h, r, oh, re, the_reason, nullif(current_setting('marketday.reference', true), '')
      FROM jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int, oh int, re int);
    RETURN;
  END IF;
  -- They are of this change alone.
  PERFORM set_config('marketday.items', '', true);
  IF EXISTS (
    SELECT FROM (
      SELECT v, h, r FROM jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int)
      UNION ALL SELECT v, -h, -r FROM jsonb_to_recordset(the_items::jsonb) AS "item" (v text, h int, r int)
    ) AS "both" GROUP BY v HAVING sum(h) <> 0 OR sum(r) <> 0
  ) THEN
    RAISE EXCEPTION 'the stock ledger''s lines don''t add up to the change of the stock';
  END IF;
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
    SELECT "item".v, "item".h, "item".r,
           "change".oh - "change".h + sum("item".h) OVER "so_far", "change".re - "change".r + sum("item".r) OVER "so_far",
           the_reason, "item".ref
    FROM ROWS FROM (jsonb_to_recordset(the_items::jsonb) AS (v text, h int, r int, ref text))
      WITH ORDINALITY AS "item" (v, h, r, ref, "position")
    JOIN jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int, oh int, re int) ON "change".v = "item".v
    WINDOW "so_far" AS (PARTITION BY "item".v ORDER BY "item"."position")
    ORDER BY "item"."position";
END $$;

CREATE FUNCTION variants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
    PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM "bag_line" WHERE "variant_id" = ANY (the_repriced)
      HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER variants_changed AFTER UPDATE ON "variant" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_changed();

DROP FUNCTION touch_collection(text);
DROP FUNCTION touch_person(text);
