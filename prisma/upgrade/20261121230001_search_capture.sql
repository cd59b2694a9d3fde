-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION words_of(the_text text) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT to_tsvector('shop_plain', the_text) || to_tsvector('shop_en', the_text)
$$;

CREATE OR REPLACE FUNCTION index_pieces(the_products text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "product_head" USING "product"
    WHERE "product_id" = ANY (the_products) AND "id" = "product_id" AND "status" <> 'published';
  DELETE FROM "product_search" USING "product"
    WHERE "product_id" = ANY (the_products) AND "id" = "product_id" AND "status" <> 'published';
  INSERT INTO "product_head" ("product_id", "number", "words")
    SELECT "id", "number", setweight(words_of("title"), 'A') || setweight(words_of(concat_ws(' ', "maker", "form")), 'B')
    FROM "product" WHERE "id" = ANY (the_products) AND "status" = 'published'
    ORDER BY "id" ON CONFLICT ("product_id") DO UPDATE SET "words" = excluded."words";
  INSERT INTO "product_search" ("product_id", "number", "words")
    SELECT "id", "number",
           setweight(words_of(concat_ws(' ', "title", "maker", "form")), 'A') || setweight(words_of("material"), 'B')
           || setweight(words_of(coalesce("of_variants"."text", '')), 'C')
           || setweight(words_of(regexp_replace("description", '<[^>]*>', ' ', 'g')), 'D')
    FROM "product" LEFT JOIN LATERAL (
      SELECT string_agg(concat_ws(' ', "variant"."title", "sku", translate("sku", '-_./', '    '),
                                  (SELECT string_agg("value", ' ') FROM jsonb_each_text("variant"."options"))), ' ') AS "text"
      FROM "variant" WHERE "product_id" = "product"."id" AND "archived_at" IS NULL
    ) AS "of_variants" ON true
    WHERE "id" = ANY (the_products) AND "status" = 'published'
    ORDER BY "id" ON CONFLICT ("product_id") DO UPDATE SET "words" = excluded."words";
  PERFORM learn_words(string_agg(concat_ws(' ', "title", "maker", "form", "material"), ' '))
    FROM "product" WHERE "id" = ANY (the_products) AND "status" = 'published';
END $$;

CREATE OR REPLACE FUNCTION learn_words(the_text text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "search_word" ("word")
    SELECT DISTINCT "lexeme" FROM unnest(to_tsvector('shop_plain', coalesce(the_text, '')))
    WHERE length("lexeme") BETWEEN 3 AND 40 AND "lexeme" !~ '[^[:alpha:]]'
      AND NOT EXISTS (SELECT FROM "search_word" WHERE "word" = "lexeme")
    ORDER BY 1 ON CONFLICT DO NOTHING
$$;

CREATE OR REPLACE FUNCTION pieces_worded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_pieces(array_agg("id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION piece_reworded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_pieces(ARRAY[NEW."id"]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variants_worded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_pieces(array_agg(DISTINCT "product_id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variant_reworded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM index_pieces(ARRAY[NEW."product_id"]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION lot_worded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "lot_search" ("auction_id", "number", "words")
    VALUES (NEW."id", -NEW."lot_number",
            setweight(words_of(NEW."title"), 'A') || setweight(words_of(concat_ws(' ', NEW."maker", NEW."material")), 'B')
            || setweight(words_of(NEW."description"), 'D'))
    ON CONFLICT ("auction_id") DO UPDATE SET "number" = excluded."number", "words" = excluded."words";
  PERFORM learn_words(concat_ws(' ', NEW."title", NEW."maker", NEW."material"));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pieces_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "product_removed" ("number") SELECT "number" FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION product_changed_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."changed_in" := pg_current_xact_id();
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER products_worded AFTER INSERT ON "product" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION pieces_worded();

CREATE OR REPLACE TRIGGER product_reworded
  AFTER UPDATE OF "title", "maker", "form", "material", "description", "status" ON "product" FOR EACH ROW
  WHEN ((OLD."title", OLD."maker", OLD."form", OLD."material", OLD."description", OLD."status") IS DISTINCT FROM
        (NEW."title", NEW."maker", NEW."form", NEW."material", NEW."description", NEW."status"))
  EXECUTE FUNCTION piece_reworded();

CREATE OR REPLACE TRIGGER variants_worded AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_worded();

CREATE OR REPLACE TRIGGER variants_unworded AFTER DELETE ON "variant" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_worded();

CREATE OR REPLACE TRIGGER variant_reworded AFTER UPDATE OF "title", "sku", "options", "archived_at" ON "variant" FOR EACH ROW
  WHEN ((OLD."title", OLD."sku", OLD."options", OLD."archived_at") IS DISTINCT FROM
        (NEW."title", NEW."sku", NEW."options", NEW."archived_at"))
  EXECUTE FUNCTION variant_reworded();

CREATE OR REPLACE TRIGGER lot_worded AFTER INSERT ON "auction" FOR EACH ROW EXECUTE FUNCTION lot_worded();

CREATE OR REPLACE TRIGGER lot_reworded AFTER UPDATE OF "title", "maker", "material", "description", "lot_number" ON "auction"
  FOR EACH ROW EXECUTE FUNCTION lot_worded();

CREATE OR REPLACE TRIGGER product_removed AFTER DELETE ON "product" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION pieces_removed();

CREATE OR REPLACE TRIGGER product_changed_in BEFORE UPDATE ON "product" FOR EACH ROW EXECUTE FUNCTION product_changed_here();
