-- What people want to be told of, and the line of those who wait for a piece.
--
--   topic                changes with
--   my-alerts:<person>   alert: theirs; the line that they stand in (`alert_task` 'line_moved'); variant: the price of what is offered to them;
--                        reservation: one that was offered is taken or gone; product: a new one of a maker they follow
--   product:<id>         alert: how many wait for one of its variants, and how many units are offered
--
-- A unit that becomes available while people wait is set aside for the first of them in the same transaction, whatever
-- made it available: nobody else ever sees it (docs/decisions/016-offered-in-the-order-of-asking.md). Not of what is no
-- longer sold, nor of what is in a drop: the line is served once the drop is over. The setting `marketday.offers` 'off'
-- keeps a transaction from it whose units don't stay.

-- ── The line ─────────────────────────────────────────────────────────────────────────
-- Offers what is available of a locked variant to those who wait, one unit each, for so many minutes.
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
CREATE OR REPLACE TRIGGER variants_offered AFTER UPDATE ON "variant" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_offered();

-- An offer that is in a bag or in an order now was taken; one that is gone has run out.
CREATE OR REPLACE FUNCTION offer_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "alert" SET "state" = CASE TG_OP WHEN 'DELETE' THEN 'lapsed' ELSE 'taken' END, "ended_at" = clock_timestamp(),
    "email" = CASE TG_OP WHEN 'DELETE' THEN "email" END
  WHERE "id" = OLD."alert_id" AND "state" = 'offered';
  IF TG_OP = 'DELETE' THEN INSERT INTO "alert_task" ("kind", "subject") VALUES ('left_over', OLD."variant_id"); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER reservation_offer_gone AFTER DELETE ON "reservation" FOR EACH ROW
  WHEN (OLD."alert_id" IS NOT NULL) EXECUTE FUNCTION offer_left();
CREATE OR REPLACE TRIGGER reservation_offer_taken AFTER UPDATE ON "reservation" FOR EACH ROW
  WHEN (OLD."alert_id" IS NOT NULL AND NEW."alert_id" IS NULL) EXECUTE FUNCTION offer_left();

-- ── my-alerts, product ───────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION alerts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_people text[];
  -- Whose line moved, and of which a piece's page says something else: an offer that is taken changes no count.
  the_variants text[];
  the_shown text[];
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
    SELECT array_agg(DISTINCT "variant_id") INTO the_shown FROM (
      SELECT "id", "variant_id" FROM "after" WHERE "state" = 'offered'
      EXCEPT SELECT "id", "variant_id" FROM "before" WHERE "state" = 'offered'
      UNION ALL
      (SELECT "id", "variant_id" FROM "before" WHERE "state" = 'offered'
      EXCEPT SELECT "id", "variant_id" FROM "after" WHERE "state" = 'offered')
    ) AS "offers";
  END IF;
  the_shown := coalesce(the_shown, '{}') || coalesce(the_variants, '{}');
  IF the_shown <> '{}' THEN
    PERFORM touch_products(array_agg(DISTINCT "product_id"), '{}', '{}') FROM "variant" WHERE "id" = ANY (the_shown);
  END IF;
  -- Whoever stands behind is told in the background: there may be thousands.
  IF the_variants IS NOT NULL AND TG_OP <> 'INSERT' THEN
    INSERT INTO "alert_task" ("kind", "subject") SELECT 'line_moved', "id" FROM unnest(the_variants) AS "variant" ("id");
  END IF;
  IF the_people IS NOT NULL THEN PERFORM touch_people(the_people, 'my-alerts'); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER alert_added AFTER INSERT ON "alert" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION alerts_changed();
CREATE OR REPLACE TRIGGER alert_removed AFTER DELETE ON "alert" REFERENCING OLD TABLE AS "before"
  FOR EACH STATEMENT EXECUTE FUNCTION alerts_changed();
CREATE OR REPLACE TRIGGER alert_changed AFTER UPDATE ON "alert" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION alerts_changed();

-- ── What people asked to be told of ──────────────────────────────────────────────────
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
CREATE OR REPLACE TRIGGER variant_price_alert AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN (NEW."price_amount" <> OLD."price_amount") EXECUTE FUNCTION alert_price_changed();

CREATE OR REPLACE FUNCTION alert_piece_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'piece_published', NEW."id"
    WHERE EXISTS (SELECT FROM "alert" WHERE "maker" = NEW."maker" AND "state" = 'waiting');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_alert_new AFTER INSERT ON "product" FOR EACH ROW
  WHEN (NEW."status" = 'published') EXECUTE FUNCTION alert_piece_published();
CREATE OR REPLACE TRIGGER product_alert_published AFTER UPDATE ON "product" FOR EACH ROW
  WHEN (NEW."status" = 'published' AND OLD."status" <> 'published') EXECUTE FUNCTION alert_piece_published();

-- ── Pieces that are no longer sold, and drops that are over ──────────────────────────
CREATE OR REPLACE FUNCTION alert_variant_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'no_longer_sold', NEW."id"
    WHERE EXISTS (SELECT FROM "alert" WHERE "variant_id" = NEW."id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER variant_alert_archived AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN (OLD."archived_at" IS NULL AND NEW."archived_at" IS NOT NULL) EXECUTE FUNCTION alert_variant_archived();

CREATE OR REPLACE FUNCTION alert_product_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'no_longer_sold', "id" FROM "variant"
    WHERE "product_id" = NEW."id" AND EXISTS (SELECT FROM "alert" WHERE "variant_id" = "variant"."id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER product_alert_withdrawn AFTER UPDATE ON "product" FOR EACH ROW
  WHEN (OLD."status" = 'published' AND NEW."status" <> 'published') EXECUTE FUNCTION alert_product_withdrawn();

CREATE OR REPLACE FUNCTION alert_drop_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "alert_task" ("kind", "subject") SELECT 'line_opens', "variant_id" FROM "drop_variant"
    WHERE "drop_id" = NEW."id" AND EXISTS (
      SELECT FROM "alert" WHERE "alert"."variant_id" = "drop_variant"."variant_id" AND "state" = 'waiting');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER drop_alert_over AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN (OLD."state" <> 'over' AND NEW."state" = 'over') EXECUTE FUNCTION alert_drop_over();
