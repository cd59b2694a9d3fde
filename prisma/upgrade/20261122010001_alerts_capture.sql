-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION offer_units(the_variant text, the_minutes int DEFAULT 30) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_reason text := coalesce(current_setting('marketday.reason', true), '');
  the_reference text := coalesce(current_setting('marketday.reference', true), '');
  the_actor text := coalesce(current_setting('marketday.actor', true), '');
  the_offers int;
BEGIN
  WITH "next" AS (
    SELECT "id", "person_id" FROM "alert"
    WHERE "variant_id" = the_variant AND "kind" = 'back_in_stock' AND "state" = 'waiting'
    ORDER BY "number" LIMIT (SELECT "on_hand" - "reserved" FROM "variant" WHERE "id" = the_variant) FOR UPDATE
  ), "offered" AS (
    UPDATE "alert" SET "state" = 'offered', "offered_at" = clock_timestamp(), "told_at" = NULL,
      "offered_until" = clock_timestamp() + make_interval(mins => the_minutes)
    FROM "next" WHERE "alert"."id" = "next"."id"
    RETURNING "alert"."id", "alert"."person_id", "alert"."offered_at", "alert"."offered_until"
  ), "kept" AS (
    INSERT INTO "reservation" ("id", "variant_id", "person_id", "quantity", "started_at", "expires_at", "alert_id")
    SELECT gen_random_uuid()::text, the_variant, "person_id", 1, "offered_at", "offered_until", "id" FROM "offered"
  )
  SELECT count(*) INTO the_offers FROM "offered";
  IF the_offers = 0 THEN RETURN; END IF;
  PERFORM set_config('marketday.reason', 'hold', true), set_config('marketday.reference', 'offer', true),
          set_config('marketday.actor', '', true);
  UPDATE "variant" SET "reserved" = "reserved" + the_offers WHERE "id" = the_variant;
  PERFORM set_config('marketday.reason', the_reason, true), set_config('marketday.reference', the_reference, true),
          set_config('marketday.actor', the_actor, true);
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
    PERFORM offer_units(the_variant);
    INSERT INTO "alert_task" ("kind", "subject")
      SELECT 'left_over', "id" FROM "variant" WHERE "id" = the_variant AND "on_hand" > "reserved";
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION offer_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "alert" SET "state" = CASE TG_OP WHEN 'DELETE' THEN 'lapsed' ELSE 'taken' END, "ended_at" = clock_timestamp(),
    "email" = CASE TG_OP WHEN 'DELETE' THEN "email" END
  WHERE "id" = OLD."alert_id" AND "state" = 'offered';
  IF TG_OP = 'DELETE' THEN INSERT INTO "alert_task" ("kind", "subject") VALUES ('left_over', OLD."variant_id"); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION alerts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_people text[];
  the_variants text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT "person_id"), array_agg(DISTINCT "variant_id") FILTER (WHERE "state" = 'waiting' AND "kind" = 'back_in_stock')
      INTO the_people, the_variants FROM "after";
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT "person_id"), array_agg(DISTINCT "variant_id") FILTER (WHERE "state" = 'waiting' AND "kind" = 'back_in_stock')
      INTO the_people, the_variants FROM "before";
  ELSE
    SELECT array_agg(DISTINCT "person_id") INTO the_people FROM "after";
    SELECT array_agg(DISTINCT "variant_id") INTO the_variants FROM (
      SELECT "id", "variant_id" FROM "after" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock'
      EXCEPT SELECT "id", "variant_id" FROM "before" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock'
      UNION ALL
      (SELECT "id", "variant_id" FROM "before" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock'
      EXCEPT SELECT "id", "variant_id" FROM "after" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock')
    ) AS "moved";
  END IF;
  IF the_variants IS NOT NULL THEN
    PERFORM touch_products(array_agg(DISTINCT "product_id"), '{}', '{}') FROM "variant" WHERE "id" = ANY (the_variants);
    -- Whoever stands behind is told in the background: there may be thousands.
    IF TG_OP <> 'INSERT' THEN
      INSERT INTO "alert_task" ("kind", "subject") SELECT 'line_moved', "id" FROM unnest(the_variants) AS "variant" ("id");
    END IF;
  END IF;
  IF the_people IS NOT NULL THEN PERFORM touch_people(the_people, 'my-alerts'); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION alert_price_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'price_fell', NEW."id"
    WHERE NEW."price_amount" < OLD."price_amount" AND EXISTS (
      SELECT FROM "alert" WHERE "variant_id" = NEW."id" AND "kind" = 'price_drop' AND "state" = 'waiting'
        AND "seen_amount" > NEW."price_amount");
  -- An offer says what it costs now.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-alerts') FROM "reservation"
    WHERE "variant_id" = NEW."id" AND "alert_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION alert_piece_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'piece_published', NEW."id"
    WHERE EXISTS (SELECT FROM "alert" WHERE "maker" = NEW."maker" AND "state" = 'waiting');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER variants_offered AFTER UPDATE ON "variant" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_offered();

CREATE OR REPLACE TRIGGER reservation_offer_gone AFTER DELETE ON "reservation" FOR EACH ROW
  WHEN (OLD."alert_id" IS NOT NULL) EXECUTE FUNCTION offer_left();

CREATE OR REPLACE TRIGGER reservation_offer_taken AFTER UPDATE ON "reservation" FOR EACH ROW
  WHEN (OLD."alert_id" IS NOT NULL AND NEW."alert_id" IS NULL) EXECUTE FUNCTION offer_left();

CREATE OR REPLACE TRIGGER alert_added AFTER INSERT ON "alert" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION alerts_changed();

CREATE OR REPLACE TRIGGER alert_removed AFTER DELETE ON "alert" REFERENCING OLD TABLE AS "before"
  FOR EACH STATEMENT EXECUTE FUNCTION alerts_changed();

CREATE OR REPLACE TRIGGER alert_changed AFTER UPDATE ON "alert" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION alerts_changed();

CREATE OR REPLACE TRIGGER variant_price_alert AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN (NEW."price_amount" <> OLD."price_amount") EXECUTE FUNCTION alert_price_changed();

CREATE OR REPLACE TRIGGER product_alert_new AFTER INSERT ON "product" FOR EACH ROW
  WHEN (NEW."status" = 'published') EXECUTE FUNCTION alert_piece_published();

CREATE OR REPLACE TRIGGER product_alert_published AFTER UPDATE ON "product" FOR EACH ROW
  WHEN (NEW."status" = 'published' AND OLD."status" <> 'published') EXECUTE FUNCTION alert_piece_published();
