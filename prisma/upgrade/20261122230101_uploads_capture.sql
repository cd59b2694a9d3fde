-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION name_uploads(the_files text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "upload" WHERE "file" = ANY (the_files) ORDER BY "file" FOR KEY SHARE;
  -- Another statement: it sees what was removed while this one waited.
  IF EXISTS (SELECT FROM "upload" WHERE "file" = ANY (the_files) AND "removed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'a photograph that was removed can''t be shown: send it again';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION photographs_in(the_text text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(found[1]), '{}') FROM regexp_matches(the_text, '/catalogue/([a-z0-9-]+\.webp)', 'g') AS found
$$;

CREATE OR REPLACE FUNCTION named_uploads(the_files text[]) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT file FROM unnest(the_files) AS "upload" (file)
  WHERE EXISTS (SELECT FROM "product_image" WHERE "product_image"."file" = "upload".file)
    OR EXISTS (SELECT FROM "variant" WHERE "image_file" = "upload".file)
    OR EXISTS (SELECT FROM "order_line" WHERE "image_file" = "upload".file)
    OR EXISTS (SELECT FROM "maker" WHERE "portrait_file" = "upload".file)
    OR EXISTS (SELECT FROM "article" WHERE "image_file" = "upload".file OR "body" LIKE '%' || "upload".file || '%')
    OR EXISTS (SELECT FROM "auction" WHERE "images" @> jsonb_build_array(jsonb_build_object('file', "upload".file)))
    OR EXISTS (SELECT FROM "product" WHERE "description" LIKE '%' || "upload".file || '%')
$$;

CREATE OR REPLACE FUNCTION product_images_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM name_uploads(array_agg(DISTINCT "file")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION photograph_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM name_uploads(CASE TG_TABLE_NAME
    WHEN 'product_image' THEN ARRAY[to_jsonb(NEW) ->> 'file']
    WHEN 'maker' THEN ARRAY[to_jsonb(NEW) ->> 'portrait_file']
    WHEN 'auction' THEN ARRAY(SELECT one ->> 'file' FROM jsonb_array_elements(to_jsonb(NEW) -> 'images') AS one)
    WHEN 'product' THEN photographs_in(to_jsonb(NEW) ->> 'description')
    WHEN 'article' THEN photographs_in(to_jsonb(NEW) ->> 'body') || (to_jsonb(NEW) ->> 'image_file')
    ELSE ARRAY[to_jsonb(NEW) ->> 'image_file'] END);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER product_images_name AFTER INSERT ON "product_image" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_name();

CREATE OR REPLACE TRIGGER product_image_names AFTER UPDATE OF "file" ON "product_image"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER variant_names AFTER INSERT OR UPDATE OF "image_file" ON "variant"
  FOR EACH ROW WHEN (NEW."image_file" IS NOT NULL) EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER maker_names AFTER INSERT OR UPDATE OF "portrait_file" ON "maker"
  FOR EACH ROW WHEN (NEW."portrait_file" IS NOT NULL) EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER article_names AFTER INSERT OR UPDATE OF "image_file", "body" ON "article"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER auction_names AFTER INSERT OR UPDATE OF "images" ON "auction"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER product_names AFTER INSERT OR UPDATE OF "description" ON "product"
  FOR EACH ROW WHEN (NEW."description" LIKE '%/catalogue/%') EXECUTE FUNCTION photograph_named();
