-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION product_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  IF (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."form", NEW."status", NEW."edition_size") IS DISTINCT FROM
     (OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."form", OLD."status", OLD."edition_size")
     AND NEW."card_version" = OLD."card_version" THEN
    NEW."card_version" := OLD."card_version" + 1;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION product_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."form", NEW."status", NEW."edition_size", NEW."description",
      NEW."description_format", NEW."options", NEW."facts", NEW."height_mm", NEW."width_mm", NEW."depth_mm", NEW."weight_grams")
     IS DISTINCT FROM
     (OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."form", OLD."status", OLD."edition_size", OLD."description",
      OLD."description_format", OLD."options", OLD."facts", OLD."height_mm", OLD."width_mm", OLD."depth_mm", OLD."weight_grams") THEN
    NEW."text_changed_at" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION touch_products(the_products text[], the_cards text[], the_texts text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "product" SET
    "card_version" = "card_version" + CASE WHEN "id" = ANY (the_cards) THEN 1 ELSE 0 END,
    "text_changed_at" = CASE WHEN "id" = ANY (the_texts) THEN clock_timestamp() ELSE "text_changed_at" END
  WHERE "id" = ANY (the_products)
$$;

CREATE OR REPLACE FUNCTION product_image_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "product" SET "card_version" = "card_version" + 1, "text_changed_at" = clock_timestamp()
    WHERE "id" = CASE TG_OP WHEN 'DELETE' THEN OLD."product_id" ELSE NEW."product_id" END;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION products_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'product:' || "id" FROM "rows"
    UNION ALL SELECT 'card:' || "id" FROM "rows"
    UNION ALL SELECT DISTINCT 'shelf' FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION products_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
  PERFORM touch_collections(array_agg(DISTINCT "collection_id")) FROM "product_collection" WHERE "product_id" IN (
    SELECT "id" FROM (
      SELECT "id", "status", "position" FROM "after" EXCEPT SELECT "id", "status", "position" FROM "before"
    ) AS "moved"
  ) HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION product_collections_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), NULL, NULL), touch_collections(array_agg(DISTINCT "collection_id"))
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION product_collections_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), NULL, NULL), touch_collections(array_agg(DISTINCT "collection_id"))
    FROM (TABLE "before" UNION ALL TABLE "after") AS "both" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION meet_maker() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_slug text := left(btrim(regexp_replace(regexp_replace(
    lower(translate(normalize(replace(replace(replace(NEW."maker", 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), NFD), 'øØłŁđĐı', 'oolLddi')),
    '[^a-z0-9\s_-]+', '', 'g'), '[\s_-]+', '-', 'g'), '-'), 80);
BEGIN
  IF EXISTS (SELECT FROM "maker" WHERE "name" = NEW."maker") THEN RETURN NULL; END IF;
  IF the_slug <> '' THEN
    INSERT INTO "maker" ("id", "slug", "name") VALUES (gen_random_uuid()::text, the_slug, NEW."maker") ON CONFLICT DO NOTHING;
    IF FOUND THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO "maker" ("id", "slug", "name")
    VALUES (gen_random_uuid()::text, concat_ws('-', nullif(the_slug, ''), left(md5(NEW."maker"), 8)), NEW."maker") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION maker_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('makers');
  IF TG_OP <> 'INSERT' THEN PERFORM announce('maker:' || OLD."slug"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM announce('maker:' || NEW."slug"); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variants_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
    SELECT "id", "on_hand", "reserved", "on_hand", "reserved",
           coalesce(nullif(current_setting('marketday.reason', true), ''), 'received'),
           nullif(current_setting('marketday.reference', true), '')
    FROM "rows" WHERE "on_hand" <> 0 OR "reserved" <> 0;
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id")), announce('desk')
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variants_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"))
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

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

CREATE OR REPLACE TRIGGER product_text BEFORE UPDATE OF "title", "slug", "maker", "material", "form", "status", "edition_size",
  "description", "description_format", "options", "facts", "height_mm", "width_mm", "depth_mm", "weight_grams" ON "product"
  FOR EACH ROW EXECUTE FUNCTION product_text_changed();

CREATE OR REPLACE TRIGGER product_collections_added AFTER INSERT ON "product_collection" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_collections_listed();

CREATE OR REPLACE TRIGGER product_collections_removed AFTER DELETE ON "product_collection" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_collections_listed();

CREATE OR REPLACE TRIGGER product_collections_changed AFTER UPDATE ON "product_collection"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION product_collections_changed();

CREATE OR REPLACE TRIGGER product_label AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."form", OLD."status", OLD."edition_size") IS DISTINCT FROM
        (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."form", NEW."status", NEW."edition_size"))
  EXECUTE FUNCTION announce_product_label();

CREATE OR REPLACE TRIGGER product_pieces AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."maker", OLD."status", OLD."position") IS DISTINCT FROM (NEW."maker", NEW."status", NEW."position"))
  EXECUTE FUNCTION announce_pieces();

CREATE OR REPLACE TRIGGER product_maker AFTER INSERT OR UPDATE OF "maker" ON "product" FOR EACH ROW
  WHEN (NEW."maker" <> '') EXECUTE FUNCTION meet_maker();

CREATE OR REPLACE TRIGGER maker_announce AFTER INSERT OR UPDATE OR DELETE ON "maker"
  FOR EACH ROW EXECUTE FUNCTION maker_changed();

CREATE OR REPLACE TRIGGER variant_label AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency", OLD."compare_at_amount", OLD."position", OLD."on_hand" > 0, OLD."archived_at")
    IS DISTINCT FROM (NEW."price_amount", NEW."currency", NEW."compare_at_amount", NEW."position", NEW."on_hand" > 0, NEW."archived_at"))
  EXECUTE FUNCTION announce_label();

DROP FUNCTION touch_products(the_products text[], the_cards text[]);
