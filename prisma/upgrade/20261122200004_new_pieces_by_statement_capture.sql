-- Made from prisma/capture by `npm run migration:capture`.

DROP TRIGGER product_image_label ON product_image;

DROP TRIGGER product_image_touch ON product_image;

DROP TRIGGER variant_first_price ON variant;

DROP TRIGGER variant_label_new ON variant;

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

CREATE OR REPLACE FUNCTION product_images_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_photographs(array_agg(DISTINCT "product_id")) FROM (TABLE "before" UNION ALL TABLE "after") AS "both";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION announce_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || NEW."product_id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION price_began() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "price_history" ("variant_id", "amount", "currency") VALUES (NEW."id", NEW."price_amount", NEW."currency");
  IF coalesce(current_setting('marketday.price', true), '') <> 'scheduled' THEN
    UPDATE "scheduled_price" SET "state" = 'replaced' WHERE "variant_id" = NEW."id" AND "state" = 'running';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION first_prices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "price_history" ("variant_id", "amount", "currency") SELECT "id", "price_amount", "currency" FROM "rows";
  RETURN NULL;
END $$;

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

CREATE OR REPLACE FUNCTION variants_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"))
    FROM "rows" HAVING count(*) > 0;
  INSERT INTO "change" ("topic") SELECT DISTINCT 'label:' || "product_id" FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER product_images_added AFTER INSERT ON "product_image" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_listed();

CREATE OR REPLACE TRIGGER product_images_removed AFTER DELETE ON "product_image" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_listed();

CREATE OR REPLACE TRIGGER product_images_changed AFTER UPDATE ON "product_image"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION product_images_changed();

CREATE OR REPLACE TRIGGER variants_first_price AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION first_prices();

DROP FUNCTION product_image_changed();
