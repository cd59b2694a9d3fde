-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION photographs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('photographs');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION named_uploads(the_files text[]) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT file FROM unnest(the_files) AS "upload" (file)
  WHERE EXISTS (SELECT FROM "product_image" WHERE "product_image"."file" = "upload".file)
    OR EXISTS (SELECT FROM "variant" WHERE "image_file" = "upload".file)
    OR EXISTS (SELECT FROM "order_line" WHERE "image_file" = "upload".file)
    OR EXISTS (SELECT FROM "maker" WHERE "portrait_file" = "upload".file)
    OR EXISTS (SELECT FROM "collection" WHERE "image_file" = "upload".file)
    OR EXISTS (SELECT FROM "shop_settings", jsonb_each_text("values") AS "setting" WHERE "setting".value = "upload".file)
    OR EXISTS (SELECT FROM "article" WHERE "image_file" = "upload".file OR "body" LIKE '%' || "upload".file || '%')
    OR EXISTS (SELECT FROM "auction" WHERE "images" @> jsonb_build_array(jsonb_build_object('file', "upload".file)))
    OR EXISTS (SELECT FROM "product" WHERE "description" LIKE '%' || "upload".file || '%')
$$;

CREATE OR REPLACE FUNCTION photograph_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM name_uploads(CASE TG_TABLE_NAME
    WHEN 'product_image' THEN ARRAY[to_jsonb(NEW) ->> 'file']
    WHEN 'maker' THEN ARRAY[to_jsonb(NEW) ->> 'portrait_file']
    WHEN 'auction' THEN ARRAY(SELECT one ->> 'file' FROM jsonb_array_elements(to_jsonb(NEW) -> 'images') AS one)
    WHEN 'product' THEN photographs_in(to_jsonb(NEW) ->> 'description')
    WHEN 'shop_settings' THEN ARRAY(SELECT value FROM jsonb_each_text(to_jsonb(NEW) -> 'values') WHERE value LIKE '%.webp')
    WHEN 'article' THEN photographs_in(to_jsonb(NEW) ->> 'body') || (to_jsonb(NEW) ->> 'image_file')
    ELSE ARRAY[to_jsonb(NEW) ->> 'image_file'] END);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER photographs_announce AFTER INSERT OR UPDATE OR DELETE ON "photograph"
  FOR EACH STATEMENT EXECUTE FUNCTION photographs_changed();

CREATE OR REPLACE TRIGGER collection_names AFTER INSERT OR UPDATE OF "image_file" ON "collection"
  FOR EACH ROW WHEN (NEW."image_file" IS NOT NULL) EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER shop_settings_names AFTER INSERT OR UPDATE OF "values" ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();
