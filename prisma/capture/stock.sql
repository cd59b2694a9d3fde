-- Variants: what is on hand, what is reserved, what it costs.
--
--   topic              changes with
--   product:<id>       variant: any column, through its piece (catalogue.sql)
--   card:<id>, shelf   variant: stock, price, edition, position; a new or a removed one (through its piece)
--   label:<id>         variant: price, position, whether any is on hand, whether it is offered; a new or a removed one
--   desk               variant: stock, price, edition, position; a new one
--   my-bag:<person>    variant: the price of what is in their bag; reservation: theirs
--
-- Every change of `on_hand` or `reserved` writes stock_ledger, which is never rewritten. Its reason and reference are
-- the transaction's settings `marketday.reason` and `marketday.reference`.

-- ── Version, and when the price changed ──────────────────────────────────────────────
CREATE OR REPLACE FUNCTION variant_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  IF NEW."price_amount" IS DISTINCT FROM OLD."price_amount" THEN
    NEW."previous_price_amount" := OLD."price_amount";
    NEW."price_changed_at" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER variant_version BEFORE UPDATE ON "variant" FOR EACH ROW EXECUTE FUNCTION variant_bump();

-- ── The ledger ───────────────────────────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER stock_ledger_fixed BEFORE UPDATE ON "stock_ledger"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- One line per variant; or, where `marketday.items` names what the change is made of
-- ([{v: variant, h: on hand, r: reserved, ref}]), one line for each of these, and they have to add up. The reason
-- 'counted' (a count of the shelf) is written down as 'received' where there is more than before, and as a 'correction'
-- where there is less. `marketday.actor` names who moves the count: `desk:<person's id>` or `key:<name>`.
CREATE OR REPLACE FUNCTION write_ledger(the_items text, the_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_reason text := coalesce(nullif(current_setting('marketday.reason', true), ''), 'correction');
  the_actor text := nullif(current_setting('marketday.actor', true), '');
BEGIN
  IF the_items = '' THEN
    INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference", "actor")
      SELECT v, h, r, oh, re,
             CASE WHEN the_reason <> 'counted' THEN the_reason WHEN h > 0 THEN 'received' ELSE 'correction' END,
             nullif(current_setting('marketday.reference', true), ''), the_actor
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
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference", "actor")
    SELECT "item".v, "item".h, "item".r,
           "change".oh - "change".h + sum("item".h) OVER "so_far", "change".re - "change".r + sum("item".r) OVER "so_far",
           the_reason, "item".ref, the_actor
    FROM ROWS FROM (jsonb_to_recordset(the_items::jsonb) AS (v text, h int, r int, ref text))
      WITH ORDINALITY AS "item" (v, h, r, ref, "position")
    JOIN jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int, oh int, re int) ON "change".v = "item".v
    WINDOW "so_far" AS (PARTITION BY "item".v ORDER BY "item"."position")
    ORDER BY "item"."position";
END $$;

-- ── Announcing ───────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION variants_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference", "actor")
    SELECT "id", "on_hand", "reserved", "on_hand", "reserved",
           coalesce(nullif(nullif(current_setting('marketday.reason', true), ''), 'counted'), 'received'),
           nullif(current_setting('marketday.reference', true), ''), nullif(current_setting('marketday.actor', true), '')
    FROM "rows" WHERE "on_hand" <> 0 OR "reserved" <> 0;
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id")), announce('desk')
    FROM "rows" HAVING count(*) > 0;
  INSERT INTO "change" ("topic") SELECT DISTINCT 'label:' || "product_id" FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER variants_added AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_added();

CREATE OR REPLACE FUNCTION variants_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"))
    FROM "rows" HAVING count(*) > 0;
  INSERT INTO "change" ("topic") SELECT DISTINCT 'label:' || "product_id" FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER variants_removed AFTER DELETE ON "variant" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_removed();

CREATE OR REPLACE FUNCTION variants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_changes jsonb;
  the_products text[];
  the_cards text[];
  the_texts text[];
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
    SELECT "id", "product_id", "on_hand", "reserved", "price_amount", "currency", "compare_at_amount", "edition_size", "position", "archived_at" FROM "after"
    EXCEPT
    SELECT "id", "product_id", "on_hand", "reserved", "price_amount", "currency", "compare_at_amount", "edition_size", "position", "archived_at" FROM "before"
  ) AS "changed";
  SELECT array_agg(DISTINCT "product_id") INTO the_texts FROM (
    SELECT "id", "product_id", "sku", "title", "options", "price_amount", "currency", "compare_at_amount", "image_file", "archived_at" FROM "after"
    EXCEPT
    SELECT "id", "product_id", "sku", "title", "options", "price_amount", "currency", "compare_at_amount", "image_file", "archived_at" FROM "before"
  ) AS "changed";
  PERFORM touch_products(the_products, the_cards, the_texts);
  -- The desk shows what is held, what is low and which prices changed.
  IF the_cards IS NOT NULL THEN PERFORM announce('desk'); END IF;

  -- Bags show the price.
  IF the_texts IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg("id") INTO the_repriced FROM (
    SELECT "id", "price_amount" FROM "after" EXCEPT SELECT "id", "price_amount" FROM "before"
  ) AS "changed";
  IF the_repriced IS NOT NULL THEN
    PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_line" WHERE "variant_id" = ANY (the_repriced)
      HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER variants_changed AFTER UPDATE ON "variant" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_changed();

CREATE OR REPLACE TRIGGER variant_label AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency", OLD."compare_at_amount", OLD."position", OLD."on_hand" > 0, OLD."archived_at")
    IS DISTINCT FROM (NEW."price_amount", NEW."currency", NEW."compare_at_amount", NEW."position", NEW."on_hand" > 0, NEW."archived_at"))
  EXECUTE FUNCTION announce_label();

-- ── Holds ────────────────────────────────────────────────────────────────────────────
-- A hold shows beside its line of a bag. One that no bag has (an order through the API) shows nowhere.
CREATE OR REPLACE FUNCTION holds_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "rows" WHERE "bag_line_id" IS NOT NULL
    HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reservation_added AFTER INSERT ON "reservation" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION holds_changed();
CREATE OR REPLACE TRIGGER reservation_removed AFTER DELETE ON "reservation" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION holds_changed();
CREATE OR REPLACE TRIGGER reservation_changed AFTER UPDATE ON "reservation" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');
