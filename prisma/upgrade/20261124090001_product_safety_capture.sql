-- Made from prisma/capture by `npm run migration:capture`.

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
