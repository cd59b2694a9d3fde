-- Pieces, their photographs and their collections.
--
--   topic              changes with
--   product:<id>       product: any column; through it variant (stock.sql) and product_image
--   card:<id>, shelf   product: title, slug, maker, material, edition size; a new or a removed one; product_image
--   label:<id>         product: title, slug, maker, material, edition size; product_image
--   pieces             product: maker, position; a new or a removed one
--   collection:<slug>  collection: any column; product: its collection, its position; a new or a removed one
--
-- Nobody watches `shelf`, `label` and `pieces`: they tell pages in memory what they were made of. `label` is what a
-- label says that doesn't change with the stock: a piece's page shows four others, and need not be rendered for each of
-- their sales.

-- ── Versions ─────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION product_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  IF (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."edition_size") IS DISTINCT FROM
     (OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."edition_size")
     AND NEW."card_version" = OLD."card_version" THEN
    NEW."card_version" := OLD."card_version" + 1;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER product_version BEFORE UPDATE ON "product" FOR EACH ROW EXECUTE FUNCTION product_bump();

CREATE OR REPLACE FUNCTION collection_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER collection_version BEFORE UPDATE ON "collection"
  FOR EACH ROW EXECUTE FUNCTION collection_bump();

-- ── Touching ─────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION touch_products(the_products text[], the_cards text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "product" SET "card_version" = "card_version" + CASE WHEN "id" = ANY (the_cards) THEN 1 ELSE 0 END
  WHERE "id" = ANY (the_products)
$$;

CREATE OR REPLACE FUNCTION touch_collections(the_collections text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "collection" SET "version" = "version" WHERE "id" = ANY (the_collections)
$$;

CREATE OR REPLACE FUNCTION product_image_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "product" SET "card_version" = "card_version" + 1
    WHERE "id" = CASE TG_OP WHEN 'DELETE' THEN OLD."product_id" ELSE NEW."product_id" END;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_image_touch AFTER INSERT OR UPDATE OR DELETE ON "product_image"
  FOR EACH ROW EXECUTE FUNCTION product_image_changed();

-- ── product, card, shelf, collection ─────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION products_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'product:' || "id" FROM "rows"
    UNION ALL SELECT 'card:' || "id" FROM "rows"
    UNION ALL SELECT DISTINCT 'shelf' FROM "rows";
  PERFORM touch_collections(array_agg(DISTINCT "collection_id")) FROM "rows" WHERE "collection_id" IS NOT NULL HAVING count(*) > 0;
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
  PERFORM touch_collections(array_agg(DISTINCT "collection_id")) FROM (
    (SELECT "id", "collection_id", "position" FROM "after" EXCEPT SELECT "id", "collection_id", "position" FROM "before")
    UNION ALL
    (SELECT "id", "collection_id", "position" FROM "before" EXCEPT SELECT "id", "collection_id", "position" FROM "after")
  ) AS "moved" WHERE "collection_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER products_changed AFTER UPDATE ON "product" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION products_changed();

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
  PERFORM announce('label:' || CASE TG_OP WHEN 'DELETE' THEN OLD."product_id" ELSE NEW."product_id" END);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_image_label AFTER INSERT OR UPDATE OR DELETE ON "product_image" FOR EACH ROW
  EXECUTE FUNCTION announce_label();

CREATE OR REPLACE FUNCTION announce_product_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || NEW."id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_label AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."edition_size") IS DISTINCT FROM
        (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."edition_size"))
  EXECUTE FUNCTION announce_product_label();

CREATE OR REPLACE FUNCTION announce_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('pieces');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_pieces AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."maker", OLD."position") IS DISTINCT FROM (NEW."maker", NEW."position"))
  EXECUTE FUNCTION announce_pieces();
CREATE OR REPLACE TRIGGER product_pieces_new AFTER INSERT OR DELETE ON "product" FOR EACH STATEMENT
  EXECUTE FUNCTION announce_pieces();
