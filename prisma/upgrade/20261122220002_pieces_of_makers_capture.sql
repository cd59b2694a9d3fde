-- Made from prisma/capture by `npm run migration:capture`.

DROP TRIGGER product_pieces_new ON product;

CREATE OR REPLACE FUNCTION announce_pieces_of(the_makers text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "change" ("topic")
    SELECT 'pieces' UNION ALL SELECT 'maker:' || "slug" FROM "maker" WHERE "name" = ANY (the_makers)
$$;

CREATE OR REPLACE FUNCTION announce_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_pieces_of(ARRAY[OLD."maker", NEW."maker"]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION announce_other_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_pieces_of(array_agg(DISTINCT "maker")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER product_pieces_added AFTER INSERT ON "product" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_other_pieces();

CREATE OR REPLACE TRIGGER product_pieces_removed AFTER DELETE ON "product" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_other_pieces();
