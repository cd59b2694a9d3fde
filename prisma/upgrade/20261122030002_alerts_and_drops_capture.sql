-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION goes_to_the_line(the_variant text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN NOT in_open_drop(the_variant) AND EXISTS (
    SELECT FROM "variant" JOIN "product" ON "product"."id" = "product_id"
    WHERE "variant"."id" = the_variant AND "archived_at" IS NULL AND "status" = 'published');
END $$;

CREATE OR REPLACE FUNCTION variants_offered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_variant text;
BEGIN
  IF coalesce(current_setting('marketday.offers', true), '') = 'off' THEN RETURN NULL; END IF;
  FOR the_variant IN
    SELECT "id" FROM "after" WHERE "on_hand" > "reserved" AND EXISTS (
      SELECT FROM "alert" WHERE "variant_id" = "after"."id" AND "kind" = 'back_in_stock' AND "state" IN ('waiting', 'lapsed'))
    ORDER BY "product_id", "id"
  LOOP
    CONTINUE WHEN NOT goes_to_the_line(the_variant);
    PERFORM offer_units(the_variant);
    INSERT INTO "alert_task" ("kind", "subject")
      SELECT 'left_over', "id" FROM "variant" WHERE "id" = the_variant AND "on_hand" > "reserved";
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION alert_variant_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'no_longer_sold', NEW."id"
    WHERE EXISTS (SELECT FROM "alert" WHERE "variant_id" = NEW."id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION alert_product_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'no_longer_sold', "id" FROM "variant"
    WHERE "product_id" = NEW."id" AND EXISTS (SELECT FROM "alert" WHERE "variant_id" = "variant"."id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION alert_drop_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'line_opens', "variant_id" FROM "drop_variant"
    WHERE "drop_id" = NEW."id" AND EXISTS (
      SELECT FROM "alert" WHERE "alert"."variant_id" = "drop_variant"."variant_id" AND "state" = 'waiting');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION in_open_drop(the_variant text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "drop_variant" JOIN "drop" ON "drop"."id" = "drop_id"
    WHERE "variant_id" = the_variant AND "state" <> 'over' AND "closes_at" > clock_timestamp())
$$;

CREATE OR REPLACE TRIGGER variant_alert_archived AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN (OLD."archived_at" IS NULL AND NEW."archived_at" IS NOT NULL) EXECUTE FUNCTION alert_variant_archived();

CREATE OR REPLACE TRIGGER product_alert_withdrawn AFTER UPDATE ON "product" FOR EACH ROW
  WHEN (OLD."status" = 'published' AND NEW."status" <> 'published') EXECUTE FUNCTION alert_product_withdrawn();

CREATE OR REPLACE TRIGGER drop_alert_over AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN (OLD."state" <> 'over' AND NEW."state" = 'over') EXECUTE FUNCTION alert_drop_over();
