-- Pieces, their photographs, their collections and their makers.
--
--   topic              changes with
--   product:<id>       product: any column; through it variant (stock.sql), product_image and product_collection
--   card:<id>, shelf   product: title, slug, maker, material, form, status, edition size; a new or a removed one; product_image
--   label:<id>         product: title, slug, maker, material, form, status, edition size; product_image
--   pieces             product: maker, status, position; a new or a removed one
--   collection:<slug>  collection: any column; product_collection; product: its status, its position
--   photographs        photograph: any column; a new or a removed one
--   makers, maker:<slug>  maker: any column. A row appears when a product names a new maker
--   maker:<slug>       product: maker, status, position; a new or a removed one of theirs
--
-- Nobody watches `shelf`, `label`, `pieces`, `photographs`, `makers` and `maker`: they tell pages in memory what they were made of. `label` is what a
-- label says that doesn't change with the stock: a piece's page shows four others, and need not be rendered for each of
-- their sales.

-- ── Versions ─────────────────────────────────────────────────────────────────────────
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
CREATE OR REPLACE TRIGGER product_version BEFORE UPDATE ON "product" FOR EACH ROW EXECUTE FUNCTION product_bump();

-- Of these columns alone, so that a sale compares no long texts.
CREATE OR REPLACE FUNCTION product_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."form", NEW."status", NEW."edition_size", NEW."description",
      NEW."description_format", NEW."options", NEW."facts", NEW."safety", NEW."height_mm", NEW."width_mm", NEW."depth_mm", NEW."weight_grams")
     IS DISTINCT FROM
     (OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."form", OLD."status", OLD."edition_size", OLD."description",
      OLD."description_format", OLD."options", OLD."facts", OLD."safety", OLD."height_mm", OLD."width_mm", OLD."depth_mm", OLD."weight_grams") THEN
    NEW."text_changed_at" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER product_text BEFORE UPDATE OF "title", "slug", "maker", "material", "form", "status", "edition_size",
  "description", "description_format", "options", "facts", "safety", "height_mm", "width_mm", "depth_mm", "weight_grams" ON "product"
  FOR EACH ROW EXECUTE FUNCTION product_text_changed();

CREATE OR REPLACE FUNCTION collection_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER collection_version BEFORE UPDATE ON "collection"
  FOR EACH ROW EXECUTE FUNCTION collection_bump();

-- ── Touching ─────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION touch_products(the_products text[], the_cards text[], the_texts text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "product" SET
    "card_version" = "card_version" + CASE WHEN "id" = ANY (the_cards) THEN 1 ELSE 0 END,
    "text_changed_at" = CASE WHEN "id" = ANY (the_texts) THEN clock_timestamp() ELSE "text_changed_at" END
  WHERE "id" = ANY (the_products)
$$;

CREATE OR REPLACE FUNCTION touch_collections(the_collections text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "collection" SET "version" = "version" WHERE "id" = ANY (the_collections)
$$;

-- By statement: an import writes those of a hundred pieces in one.
CREATE OR REPLACE FUNCTION announce_photographs(the_products text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF the_products IS NULL THEN RETURN; END IF;
  PERFORM touch_products(the_products, the_products, the_products);
  INSERT INTO "change" ("topic") SELECT 'label:' || "id" FROM unnest(the_products) AS "product" ("id");
END $$;

CREATE OR REPLACE FUNCTION product_images_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_photographs(array_agg(DISTINCT "product_id")) FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_images_added AFTER INSERT ON "product_image" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_listed();
CREATE OR REPLACE TRIGGER product_images_removed AFTER DELETE ON "product_image" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_listed();

CREATE OR REPLACE FUNCTION product_images_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_photographs(array_agg(DISTINCT "product_id")) FROM (TABLE "before" UNION ALL TABLE "after") AS "both";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_images_changed AFTER UPDATE ON "product_image"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION product_images_changed();

-- ── product, card, shelf, collection ─────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION products_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'product:' || "id" FROM "rows"
    UNION ALL SELECT 'card:' || "id" FROM "rows"
    UNION ALL SELECT DISTINCT 'shelf' FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER products_added AFTER INSERT ON "product" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION products_listed();
CREATE OR REPLACE TRIGGER products_removed AFTER DELETE ON "product" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION products_listed();

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
CREATE OR REPLACE TRIGGER products_changed AFTER UPDATE ON "product" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION products_changed();

CREATE OR REPLACE FUNCTION product_collections_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), NULL, NULL), touch_collections(array_agg(DISTINCT "collection_id"))
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_collections_added AFTER INSERT ON "product_collection" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_collections_listed();
CREATE OR REPLACE TRIGGER product_collections_removed AFTER DELETE ON "product_collection" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_collections_listed();

CREATE OR REPLACE FUNCTION product_collections_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), NULL, NULL), touch_collections(array_agg(DISTINCT "collection_id"))
    FROM (TABLE "before" UNION ALL TABLE "after") AS "both" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_collections_changed AFTER UPDATE ON "product_collection"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION product_collections_changed();

CREATE OR REPLACE FUNCTION collection_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('collection:' || NEW."slug");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER collection_announce AFTER INSERT OR UPDATE ON "collection"
  FOR EACH ROW EXECUTE FUNCTION collection_changed();

-- ── label, pieces ────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION announce_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || NEW."product_id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION announce_product_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || NEW."id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_label AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."form", OLD."status", OLD."edition_size") IS DISTINCT FROM
        (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."form", NEW."status", NEW."edition_size"))
  EXECUTE FUNCTION announce_product_label();

CREATE OR REPLACE FUNCTION announce_pieces_of(the_makers text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "change" ("topic")
    SELECT 'pieces' UNION ALL SELECT 'maker:' || "slug" FROM "maker" WHERE "name" = ANY (the_makers)
$$;

CREATE OR REPLACE FUNCTION announce_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_pieces_of(ARRAY[OLD."maker", NEW."maker"]);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_pieces AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."maker", OLD."status", OLD."position") IS DISTINCT FROM (NEW."maker", NEW."status", NEW."position"))
  EXECUTE FUNCTION announce_pieces();

CREATE OR REPLACE FUNCTION announce_other_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_pieces_of(array_agg(DISTINCT "maker")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_pieces_added AFTER INSERT ON "product" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_other_pieces();
CREATE OR REPLACE TRIGGER product_pieces_removed AFTER DELETE ON "product" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_other_pieces();

-- ── makers, maker ────────────────────────────────────────────────────────────────────
-- What a name is in an address: its letters and digits without their marks. Where nothing is left of it, or another
-- maker has it already, a few characters of the name's hash tell them apart.
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
CREATE OR REPLACE TRIGGER product_maker AFTER INSERT OR UPDATE OF "maker" ON "product" FOR EACH ROW
  WHEN (NEW."maker" <> '') EXECUTE FUNCTION meet_maker();

CREATE OR REPLACE FUNCTION maker_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('makers');
  IF TG_OP <> 'INSERT' THEN PERFORM announce('maker:' || OLD."slug"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM announce('maker:' || NEW."slug"); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER maker_announce AFTER INSERT OR UPDATE OR DELETE ON "maker"
  FOR EACH ROW EXECUTE FUNCTION maker_changed();

-- ── photographs ──────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION photographs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('photographs');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER photographs_announce AFTER INSERT OR UPDATE OR DELETE ON "photograph"
  FOR EACH STATEMENT EXECUTE FUNCTION photographs_changed();
