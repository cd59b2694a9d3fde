-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION note_changed_pieces(the_products text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "changed_piece" ("product_id")
    SELECT DISTINCT "id" FROM unnest(the_products) AS "piece" ("id")
    WHERE EXISTS (SELECT FROM "alert" WHERE "list" IS NOT NULL AND "state" = 'waiting')
$$;

CREATE OR REPLACE FUNCTION changed_pieces_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_changed_pieces(array_agg("product_id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variant_may_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_changed_pieces(ARRAY[NEW."product_id"]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION piece_may_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_changed_pieces(ARRAY[NEW."id"]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION drop_may_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_changed_pieces(array_agg("product_id"))
    FROM "drop_variant" JOIN "variant" ON "variant"."id" = "variant_id" WHERE "drop_id" = NEW."id" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER variants_may_fit AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION changed_pieces_added();

CREATE OR REPLACE TRIGGER collections_may_fit AFTER INSERT ON "product_collection" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION changed_pieces_added();

CREATE OR REPLACE TRIGGER variant_may_fit AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."on_hand" <= OLD."reserved" AND NEW."on_hand" > NEW."reserved")
    OR (OLD."price_amount", OLD."archived_at", OLD."title", OLD."sku", OLD."options") IS DISTINCT FROM
       (NEW."price_amount", NEW."archived_at", NEW."title", NEW."sku", NEW."options"))
  EXECUTE FUNCTION variant_may_fit();

CREATE OR REPLACE TRIGGER product_may_fit AFTER UPDATE ON "product" FOR EACH ROW
  WHEN (NEW."status" = 'published' AND
    (OLD."status", OLD."title", OLD."maker", OLD."form", OLD."material", OLD."description", OLD."height_mm") IS DISTINCT FROM
    (NEW."status", NEW."title", NEW."maker", NEW."form", NEW."material", NEW."description", NEW."height_mm"))
  EXECUTE FUNCTION piece_may_fit();

CREATE OR REPLACE TRIGGER drop_may_fit AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN (OLD."state" <> 'over' AND NEW."state" = 'over') EXECUTE FUNCTION drop_may_fit();
