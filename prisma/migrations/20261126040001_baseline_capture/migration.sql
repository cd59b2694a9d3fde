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

CREATE OR REPLACE FUNCTION article_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('articles');
  IF TG_OP <> 'DELETE' THEN PERFORM announce('article:' || NEW."slug"); END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD."slug" <> NEW."slug") THEN PERFORM announce('article:' || OLD."slug"); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION auction_bump() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unseen text[] := ARRAY['last_seq', 'paddle_count', 'record_hash'];
BEGIN
  IF NEW."format" LIKE 'sealed%' AND NEW."state" = 'open' AND to_jsonb(NEW) - unseen = to_jsonb(OLD) - unseen THEN
    RETURN NEW;
  END IF;
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION auction_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."version" = OLD."version" THEN RETURN NULL; END IF;
  PERFORM announce('auction:' || NEW."id");
  IF TG_OP = 'INSERT' THEN
    PERFORM announce('shop'), announce('desk');
    IF NEW."sale_id" IS NOT NULL THEN PERFORM touch_sale(NEW."sale_id"); END IF;
  ELSIF (NEW."state", NEW."outcome") IS DISTINCT FROM (OLD."state", OLD."outcome") THEN
    PERFORM announce('shop'), announce('desk');
    IF NEW."sale_id" IS NOT NULL THEN PERFORM touch_sale(NEW."sale_id"); END IF;
  ELSIF (NEW."sale_id", NEW."sale_position") IS DISTINCT FROM (OLD."sale_id", OLD."sale_position") THEN
    IF OLD."sale_id" IS NOT NULL THEN PERFORM touch_sale(OLD."sale_id"); END IF;
    IF NEW."sale_id" IS NOT NULL THEN PERFORM touch_sale(NEW."sale_id"); END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION announce_lots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('lots');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION touch_open_lots() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- In the order in which bids lock them.
  PERFORM FROM "auction" WHERE "state" <> 'closed' ORDER BY "id" FOR UPDATE;
  UPDATE "auction" SET "version" = "version" + 1 WHERE "state" <> 'closed';
END $$;

CREATE OR REPLACE FUNCTION lot_event_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION touch_sale(the_sale text) RETURNS void LANGUAGE sql AS $$
  UPDATE "sale" SET "version" = "version" WHERE "id" = the_sale
$$;

CREATE OR REPLACE FUNCTION sale_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION sale_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('sale:' || NEW."id"), announce('shop');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION standings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM (
    SELECT "auction_id", "person_id", "max_amount", "leading" FROM "after"
    EXCEPT SELECT "auction_id", "person_id", "max_amount", "leading" FROM "before"
  ) AS "changed" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION product_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  IF (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."form", NEW."status", NEW."edition_size") IS DISTINCT FROM
     (OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."form", OLD."status", OLD."edition_size")
     AND NEW."card_version" = OLD."card_version" THEN
    NEW."card_version" := OLD."card_version" + 1;
  END IF;
  RETURN NEW;
END $$;

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

CREATE OR REPLACE FUNCTION collection_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION touch_products(the_products text[], the_cards text[], the_texts text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "product" SET
    "card_version" = "card_version" + CASE WHEN "id" = ANY (the_cards) THEN 1 ELSE 0 END,
    "text_changed_at" = CASE WHEN "id" = ANY (the_texts) THEN clock_timestamp() ELSE "text_changed_at" END
  WHERE "id" = ANY (the_products)
$$;

CREATE OR REPLACE FUNCTION touch_collections(the_collections text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "collection" SET "version" = "version" WHERE "id" = ANY (the_collections)
$$;

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

CREATE OR REPLACE FUNCTION products_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'product:' || "id" FROM "rows"
    UNION ALL SELECT 'card:' || "id" FROM "rows"
    UNION ALL SELECT DISTINCT 'shelf' FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION products_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_cards text[];
BEGIN
  SELECT array_agg("id") INTO the_cards FROM (
    SELECT "id", "card_version" FROM "after" EXCEPT SELECT "id", "card_version" FROM "before"
  ) AS "changed";
  INSERT INTO "change" ("topic")
    SELECT 'product:' || "id" FROM "after"
    UNION ALL SELECT 'card:' || "id" FROM unnest(the_cards) AS "card" ("id")
    UNION ALL SELECT 'shelf' WHERE the_cards IS NOT NULL;
  PERFORM touch_collections(array_agg(DISTINCT "collection_id")) FROM "product_collection" WHERE "product_id" IN (
    SELECT "id" FROM (
      SELECT "id", "status", "position" FROM "after" EXCEPT SELECT "id", "status", "position" FROM "before"
    ) AS "moved"
  ) HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION product_collections_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), NULL, NULL), touch_collections(array_agg(DISTINCT "collection_id"))
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION product_collections_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_products(array_agg(DISTINCT "product_id"), NULL, NULL), touch_collections(array_agg(DISTINCT "collection_id"))
    FROM (TABLE "before" UNION ALL TABLE "after") AS "both" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION collection_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('collection:' || NEW."slug");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION announce_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || NEW."product_id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION announce_product_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || NEW."id");
  RETURN NULL;
END $$;

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

CREATE OR REPLACE FUNCTION meet_maker() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_slug text := left(btrim(regexp_replace(regexp_replace(
    lower(translate(normalize(replace(replace(replace(NEW."maker", 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), NFD), 'øØłŁđĐı', 'oolLddi')),
    '[^a-z0-9\s_-]+', '', 'g'), '[\s_-]+', '-', 'g'), '-'), 80);
BEGIN
  IF EXISTS (SELECT FROM "maker" WHERE "name" = NEW."maker") THEN RETURN NULL; END IF;
  IF the_slug <> '' THEN
    INSERT INTO "maker" ("id", "slug", "name") VALUES (gen_random_uuid()::text, the_slug, NEW."maker") ON CONFLICT DO NOTHING;
    IF FOUND THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO "maker" ("id", "slug", "name")
    VALUES (gen_random_uuid()::text, concat_ws('-', nullif(the_slug, ''), left(md5(NEW."maker"), 8)), NEW."maker") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION maker_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('makers');
  IF TG_OP <> 'INSERT' THEN PERFORM announce('maker:' || OLD."slug"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM announce('maker:' || NEW."slug"); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION photographs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('photographs');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION announce(topic text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "change" ("topic") VALUES (topic)
$$;

CREATE OR REPLACE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record of what happened: add a row instead', TG_TABLE_NAME;
END $$;

CREATE OR REPLACE FUNCTION contact_messages_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION drop_bump() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unseen text[] := ARRAY['entry_count', 'next_at', 'look_at', 'called_through', 'version'];
BEGIN
  IF to_jsonb(NEW) - unseen = to_jsonb(OLD) - unseen THEN RETURN NEW; END IF;
  NEW."version" := OLD."version" + 1;
  PERFORM announce('drop:' || NEW."id");
  IF (NEW."state", NEW."slug", NEW."title", NEW."description", NEW."entries_from", NEW."opens_at", NEW."closes_at",
      NEW."per_person", NEW."admission_seconds", NEW."size", NEW."kept_at")
    IS DISTINCT FROM (OLD."state", OLD."slug", OLD."title", OLD."description", OLD."entries_from", OLD."opens_at",
      OLD."closes_at", OLD."per_person", OLD."admission_seconds", OLD."size", OLD."kept_at") THEN
    PERFORM announce('drops');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION announce_drops() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('drops');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION bags_of_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag')
    FROM "bag_line" JOIN "drop_variant" USING ("variant_id") WHERE "drop_id" = NEW."id" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION bags_of_drop_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag')
    FROM "bag_line" JOIN "rows" USING ("variant_id") HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION in_open_drop(the_variant text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "drop_variant" JOIN "drop" ON "drop"."id" = "drop_id"
    WHERE "variant_id" = the_variant AND "state" <> 'over' AND "kept_from" <= clock_timestamp() AND "closes_at" > clock_timestamp())
$$;

CREATE OR REPLACE FUNCTION history_place() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  cluster text := '';
BEGIN
  BEGIN
    SELECT "system_identifier" || '.' || "timeline_id" INTO cluster FROM pg_control_system(), pg_control_checkpoint();
  EXCEPTION WHEN insufficient_privilege OR undefined_function THEN
    NULL;
  END;
  RETURN concat_ws('.', cluster, (SELECT oid FROM pg_database WHERE datname = current_database()),
                   to_regclass('shop_history')::oid);
END $$;

CREATE OR REPLACE FUNCTION renew_history(only_elsewhere boolean DEFAULT false) RETURNS void LANGUAGE sql AS $$
  UPDATE "shop_history" SET "epoch" = left(replace(gen_random_uuid()::text, '-', ''), 16), "place" = history_place(),
    "began_at" = clock_timestamp()
  WHERE NOT only_elsewhere OR "place" IS DISTINCT FROM history_place()
$$;

CREATE OR REPLACE FUNCTION history_renewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('history');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION import_job_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION import_job_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('import:' || NEW."id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION photograph_fetch_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "import_job" SET "version" = "version" WHERE "id" = OLD."import_id";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION gift_entries_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('marketday.gift_entries', 'on', true);
  UPDATE "gift_card" SET "balance" = "balance" + "moved"."amount"
    FROM (SELECT "card_id", sum("amount")::int AS "amount" FROM "rows" GROUP BY "card_id") AS "moved"
    WHERE "gift_card"."id" = "moved"."card_id";
  PERFORM set_config('marketday.gift_entries', '', true);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_gift_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN NEW."balance" <> 0 ELSE NEW."balance" <> OLD."balance" END)
     AND coalesce(current_setting('marketday.gift_entries', true), '') <> 'on' THEN
    RAISE EXCEPTION 'the balance of a gift card moves with its entries alone';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION touch_bags() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_line" HAVING count(*) > 0;
END $$;

CREATE OR REPLACE FUNCTION promotions_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Each use is no news, the last one is.
    PERFORM touch_bags() FROM (
      SELECT "id", "kind", "rule"::text, "currency", "skus", "collections", "minimum_amount", "starts_at", "ends_at", "combines",
             "used" >= "usage_limit" FROM "after" WHERE "code" IS NULL
      EXCEPT SELECT "id", "kind", "rule"::text, "currency", "skus", "collections", "minimum_amount", "starts_at", "ends_at", "combines",
             "used" >= "usage_limit" FROM "before" WHERE "code" IS NULL
    ) AS "moved" HAVING count(*) > 0;
    PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_code" WHERE "code" IN (
      SELECT "code" FROM (
        SELECT "code", "title", "kind", "rule"::text, "currency", "skus", "collections", "minimum_amount", "starts_at", "ends_at", "combines", "used" >= "usage_limit"
        FROM "after" WHERE "code" IS NOT NULL
        EXCEPT SELECT "code", "title", "kind", "rule"::text, "currency", "skus", "collections", "minimum_amount", "starts_at", "ends_at", "combines", "used" >= "usage_limit"
        FROM "before" WHERE "code" IS NOT NULL
      ) AS "moved") HAVING count(*) > 0;
  ELSE
    PERFORM touch_bags() FROM "rows" WHERE "code" IS NULL HAVING count(*) > 0;
    PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_code"
      WHERE "code" IN (SELECT "code" FROM "rows") HAVING count(*) > 0;
  END IF;
  PERFORM announce('desk-promotions');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION gift_cards_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_gift_card" WHERE "card_id" IN (
    SELECT "id" FROM (
      SELECT "id", "balance", "expires_at" FROM "after" EXCEPT SELECT "id", "balance", "expires_at" FROM "before"
    ) AS "moved") HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION bags_turned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "tax_rate" WHERE "valid_from" > OLD."turned_at" AND "valid_from" <= NEW."turned_at")
     OR EXISTS (SELECT FROM "promotion" WHERE "code" IS NULL AND (
       ("starts_at" > OLD."turned_at" AND "starts_at" <= NEW."turned_at") OR ("ends_at" > OLD."turned_at" AND "ends_at" <= NEW."turned_at")
     )) THEN
    PERFORM touch_bags();
  ELSE
    PERFORM touch_people(array_agg("person_id"), 'my-bag') FROM (
      SELECT "person_id" FROM "bag_code" WHERE "code" IN (
        SELECT "code" FROM "promotion" WHERE ("starts_at" > OLD."turned_at" AND "starts_at" <= NEW."turned_at")
          OR ("ends_at" > OLD."turned_at" AND "ends_at" <= NEW."turned_at"))
      UNION SELECT "bag_gift_card"."person_id" FROM "bag_gift_card" JOIN "gift_card" ON "gift_card"."id" = "card_id"
        WHERE "expires_at" > OLD."turned_at" AND "expires_at" <= NEW."turned_at"
    ) AS "theirs" HAVING count(*) > 0;
  END IF;
  PERFORM announce('desk-promotions');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION adjustments_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk-promotions') FROM "rows" WHERE "promotion_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION adjusted_order_cancelled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk-promotions') FROM "order_adjustment"
    WHERE "order_id" = NEW."id" AND "promotion_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tariffs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_bags();
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION public_tariff_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_bags();
  PERFORM announce('tariff');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION settle_numbers(the_variant text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_size int;
BEGIN
  SELECT "edition_size" INTO the_size FROM "variant" WHERE "id" = the_variant AND "numbered";
  -- What is sold stays known, also where pieces have no numbers any more.
  DELETE FROM "numbered_piece" WHERE "variant_id" = the_variant AND "number" > coalesce(the_size, 0)
    AND "order_line_id" IS NULL AND ("reservation_id" IS NULL OR the_size IS NULL);
  IF the_size IS NULL THEN RETURN; END IF;
  IF (SELECT count(*) FROM "numbered_piece" WHERE "variant_id" = the_variant) < the_size THEN
    INSERT INTO "numbered_piece" ("variant_id", "number") SELECT the_variant, generate_series(1, the_size)
      ON CONFLICT DO NOTHING;
  END IF;

  UPDATE "numbered_piece" SET "reservation_id" = NULL, "taken_at" = NULL
  FROM (
    SELECT "number", coalesce("quantity", 0) AS "units",
           row_number() OVER (PARTITION BY "reservation_id" ORDER BY "taken_at", "number") AS "nth"
    FROM "numbered_piece" LEFT JOIN "reservation" ON "reservation"."id" = "reservation_id"
    WHERE "numbered_piece"."variant_id" = the_variant AND "reservation_id" IS NOT NULL
  ) AS "held"
  WHERE "variant_id" = the_variant AND "numbered_piece"."number" = "held"."number" AND "nth" > "units";

  WITH "short" AS (
    SELECT "id", row_number() OVER (ORDER BY "started_at", "id") AS "nth"
    FROM "reservation", generate_series(1, "quantity" - (
      SELECT count(*)::int FROM "numbered_piece" WHERE "variant_id" = the_variant AND "reservation_id" = "reservation"."id"))
    WHERE "variant_id" = the_variant
  ), "free" AS (
    SELECT "number", row_number() OVER (ORDER BY "number") AS "nth" FROM "numbered_piece"
    WHERE "variant_id" = the_variant AND "reservation_id" IS NULL AND "order_line_id" IS NULL AND NOT "withdrawn"
  )
  UPDATE "numbered_piece" SET "reservation_id" = "short"."id", "taken_at" = clock_timestamp()
  FROM "short" JOIN "free" USING ("nth")
  WHERE "variant_id" = the_variant AND "numbered_piece"."number" = "free"."number";
END $$;

CREATE OR REPLACE FUNCTION numbers_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_unsold int;
BEGIN
  PERFORM settle_numbers(NEW."id");
  SELECT count(*) INTO the_unsold FROM "numbered_piece" WHERE "variant_id" = NEW."id" AND "order_line_id" IS NULL AND NOT "withdrawn";
  IF EXISTS (SELECT FROM "variant" WHERE "id" = NEW."id" AND "numbered" AND "on_hand" > the_unsold) THEN
    RAISE EXCEPTION 'only % numbers of % can still be sold: no more can be on hand', the_unsold, NEW."sku"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION numbers_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Who has a number is nobody's business: a hold that becomes another's or an order's changes nothing that is shown.
  PERFORM touch_products(array_agg(DISTINCT "product_id"), NULL, NULL)
    FROM "variant" WHERE "id" IN (
      SELECT "variant_id" FROM (
        SELECT "variant_id", "number", "reservation_id" IS NULL, "order_line_id" IS NULL, "withdrawn" FROM "after"
        EXCEPT SELECT "variant_id", "number", "reservation_id" IS NULL, "order_line_id" IS NULL, "withdrawn" FROM "before"
      ) AS "changed")
    HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_order_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."number", NEW."number_prefix", NEW."currency", NEW."items_amount", NEW."discount_amount", NEW."shipping_amount",
      NEW."tax_amount", NEW."total_amount",
      NEW."gift_card_amount", NEW."prices_include", NEW."taxes", NEW."tax_country", NEW."tax_treatment", NEW."tax_note")
     IS DISTINCT FROM
     (OLD."number", OLD."number_prefix", OLD."currency", OLD."items_amount", OLD."discount_amount", OLD."shipping_amount",
      OLD."tax_amount", OLD."total_amount",
      OLD."gift_card_amount", OLD."prices_include", OLD."taxes", OLD."tax_country", OLD."tax_treatment", OLD."tax_note") THEN
    RAISE EXCEPTION 'the number and the amounts of order % are fixed when it is placed', OLD."number";
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_order_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."quantity", NEW."unit_amount", NEW."discount_amount", NEW."tax_amount", NEW."tax_basis_points")
     IS DISTINCT FROM
     (OLD."quantity", OLD."unit_amount", OLD."discount_amount", OLD."tax_amount", OLD."tax_basis_points") THEN
    RAISE EXCEPTION 'the lines of an order are fixed when it is placed';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."order_id", NEW."author", NEW."body", NEW."at") IS DISTINCT FROM
     (OLD."order_id", OLD."author", OLD."body", OLD."at") THEN
    RAISE EXCEPTION 'a message that was sent can''t be changed';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION order_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.xmin::text = (pg_current_xact_id()::text::numeric % 4294967296)::text THEN
    NEW."version" := OLD."version";
  ELSE
    NEW."version" := OLD."version" + 1;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION orders_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT DISTINCT 'desk' FROM "after"
    UNION ALL SELECT DISTINCT 'bench' FROM "after" WHERE "status" IN ('authorised', 'paid');
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-orders') FROM "after" HAVING count(*) > 0;
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM "after" WHERE "auction_id" IS NOT NULL
    HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION orders_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_orders text[];
BEGIN
  SELECT array_agg("id") INTO the_orders FROM "after";
  IF the_orders IS NULL THEN RETURN NULL; END IF;
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT 'desk'
    UNION ALL SELECT DISTINCT 'bench' FROM (
      SELECT "id", "status" IN ('authorised', 'paid') FROM "after"
      EXCEPT SELECT "id", "status" IN ('authorised', 'paid') FROM "before"
    ) AS "moved"
    -- What a friend sees is a view of its own, of the same version as the order.
    UNION ALL SELECT 'shared-order:' || "id" FROM "order_link"
      WHERE "order_id" = ANY (the_orders) AND "scope" = 'shared' AND "expires_at" > clock_timestamp();
  -- A list says where an order's parcels are, which touch it.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-orders') FROM (
    SELECT "id", "status", "person_id",
           CASE WHEN "status" IN ('partly_shipped', 'shipped', 'delivered', 'completed') THEN "touched_at" END FROM "after"
    EXCEPT
    SELECT "id", "status", "person_id",
           CASE WHEN "status" IN ('partly_shipped', 'shipped', 'delivered', 'completed') THEN "touched_at" END FROM "before"
  ) AS "moved" HAVING count(*) > 0;
  -- What an order of a lot comes to, and until when, stands beside the position.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM (
    SELECT "id", "status", "person_id", "pay_by" FROM "after" WHERE "auction_id" IS NOT NULL
    EXCEPT SELECT "id", "status", "person_id", "pay_by" FROM "before" WHERE "auction_id" IS NOT NULL
  ) AS "moved" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION order_lines_sold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT DISTINCT 'shop' FROM (
    SELECT "id", "sold_at" FROM "after" EXCEPT SELECT "id", "sold_at" FROM "before"
  ) AS "sold";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION touch_orders(the_orders text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "orders" SET "touched_at" = clock_timestamp()
  WHERE "id" = ANY (the_orders) AND "xmin" <> pg_current_xact_id()::xid
$$;

CREATE OR REPLACE FUNCTION order_parts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg(DISTINCT "order_id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION order_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "orders" SET "touched_at" = clock_timestamp()
    WHERE "id" = CASE TG_OP WHEN 'DELETE' THEN OLD."order_id" ELSE NEW."order_id" END;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION order_link_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."scope" = 'shared' THEN
    UPDATE "orders" SET "touched_at" = clock_timestamp() WHERE "id" = NEW."order_id";
    IF NEW."expires_at" <= clock_timestamp() THEN
      PERFORM announce('shared-order:' || NEW."id");
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM announce('ended-link:' || NEW."id");
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION order_links_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-link:' || "id" FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION order_message_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('order-messages:' || "public_id") FROM "orders" WHERE "id" = NEW."order_id";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION release_requests_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg(DISTINCT "order_id")) FROM "rows" HAVING count(*) > 0;
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM "orders" WHERE "id" IN (SELECT "order_id" FROM "rows")
    HAVING count(*) > 0;
  PERFORM announce('desk') FROM "rows" LIMIT 1;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION person_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  PERFORM announce('my-account:' || NEW."id");
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION touch_people(the_people text[], the_part text DEFAULT 'my-positions') RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "person" SET "version" = "version" + 1
  WHERE "id" = ANY (the_people) AND "xmin" <> pg_current_xact_id()::xid;
  INSERT INTO "change" ("topic") SELECT the_part || ':' || "id" FROM unnest(the_people) AS "person" ("id")
$$;

CREATE OR REPLACE FUNCTION people_of_rows_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), TG_ARGV[0]) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION people_of_changed_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg("person_id"), TG_ARGV[0]) FROM (
    SELECT "person_id" FROM "before" UNION SELECT "person_id" FROM "after"
  ) AS "people" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION passkeys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person"."id"), 'my-account') FROM "rows"
    JOIN "person" ON "person"."user_id" = "rows"."user_id" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION lowest_price_before(the_variant text, the_currency text, the_moment timestamptz) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT min("amount") FROM (
    SELECT "amount", lead("since", 1, the_moment) OVER (ORDER BY "since", "id") AS "until"
    FROM "price_history" WHERE "variant_id" = the_variant AND "currency" = the_currency AND "since" <= the_moment
  ) AS "period" WHERE "until" > the_moment - interval '720 hours'
$$;

CREATE OR REPLACE FUNCTION variant_prior_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."prior_price_amount" := lowest_price_before(NEW."id", NEW."currency", clock_timestamp());
  IF NEW."prior_price_amount" <= NEW."price_amount" THEN NEW."prior_price_amount" := NULL; END IF;
  RETURN NEW;
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

CREATE OR REPLACE FUNCTION scheduled_price_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_products text[];
BEGIN
  SELECT array_agg(DISTINCT "product_id") INTO the_products FROM "variant" WHERE "id" IN (NEW."variant_id", OLD."variant_id");
  PERFORM touch_products(the_products, the_products, the_products);
  INSERT INTO "change" ("topic") SELECT 'label:' || "id" FROM unnest(the_products) AS "product" ("id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION words_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION count_piece_words(the_product text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "piece_words" ("product_id") SELECT "id" FROM "product" WHERE "id" = the_product
    ON CONFLICT ("product_id") DO UPDATE SET "version" = "piece_words"."version" + 1;
  UPDATE "piece_words" SET ("reviews", "as_described", "well_packed", "smaller_than_pictured") = (
      SELECT count(*), count(*) FILTER (WHERE "as_described"), count(*) FILTER (WHERE "well_packed"),
             count(*) FILTER (WHERE "smaller_than_pictured")
      FROM "review" WHERE "product_id" = the_product AND "state" = 'shown'),
    "questions" = (SELECT count(*) FROM "question" WHERE "product_id" = the_product AND "state" = 'shown')
  WHERE "product_id" = the_product;
  PERFORM announce('reviews:' || the_product);
END $$;

CREATE OR REPLACE FUNCTION review_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_line text := CASE TG_OP WHEN 'DELETE' THEN OLD."order_line_id" ELSE NEW."order_line_id" END;
BEGIN
  PERFORM touch_orders(array_agg("order_id")) FROM "order_line" WHERE "id" = the_line HAVING count(*) > 0;
  IF TG_OP <> 'INSERT' AND OLD."state" = 'shown' THEN PERFORM count_piece_words(OLD."product_id");
  ELSIF TG_OP <> 'DELETE' AND NEW."state" = 'shown' THEN PERFORM count_piece_words(NEW."product_id");
  END IF;
  PERFORM announce('desk-reviews'), announce('desk');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION question_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD."state" = 'shown' THEN PERFORM count_piece_words(OLD."product_id");
  ELSIF TG_OP <> 'DELETE' AND NEW."state" = 'shown' THEN PERFORM count_piece_words(NEW."product_id");
  END IF;
  -- Of a guest's question nobody hears before its address is confirmed.
  IF (TG_OP <> 'INSERT' AND OLD."state" <> 'unconfirmed') OR (TG_OP <> 'DELETE' AND NEW."state" <> 'unconfirmed') THEN
    PERFORM announce('desk-reviews'), announce('desk');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION order_to_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "review_request" ("order_id") VALUES (NEW."id") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

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

CREATE OR REPLACE FUNCTION list_sessions(the_users text[]) RETURNS void LANGUAGE sql AS $$
  SELECT touch_people(array_agg("person"."id"), 'my-sessions')
  FROM "person" JOIN "user" ON "user"."id" = "person"."user_id"
  WHERE "user"."id" = ANY (the_users) AND "user"."is_anonymous" IS NOT TRUE
  HAVING count(*) > 0
$$;

CREATE OR REPLACE FUNCTION sessions_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "id" FROM "rows";
  PERFORM list_sessions(array_agg(DISTINCT "user_id")) FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sessions_began() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_sessions(array_agg(DISTINCT "user_id")) FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sessions_used() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_sessions(array_agg(DISTINCT "after"."user_id")) FROM "after" JOIN "before" USING ("id")
    WHERE "after"."updated_at" <> "before"."updated_at";
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "id" FROM "after" JOIN "before" USING ("id")
    WHERE "before"."by_passkey" AND NOT "after"."by_passkey";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION merchants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "session"."id"
    FROM "after" JOIN "before" USING ("id") JOIN "session" ON "session"."user_id" = "after"."id"
    WHERE "before"."role" = 'merchant'
      AND ("after"."role" <> 'merchant' OR ("before"."two_factor_enabled" AND "after"."two_factor_enabled" IS NOT TRUE));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION api_keys_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-key:' || "id" FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION api_keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-key:' || "id" FROM (
    SELECT "id", "key_hash", "scopes", "revoked_at", "expires_at" FROM "after"
    EXCEPT SELECT "id", "key_hash", "scopes", "revoked_at", "expires_at" FROM "before"
  ) AS "changed";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tracking_event_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "orders" SET "touched_at" = clock_timestamp()
    FROM "shipment" WHERE "shipment"."id" = NEW."shipment_id" AND "orders"."id" = "shipment"."order_id";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_carrier_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."source", NEW."headers", NEW."body") IS DISTINCT FROM (OLD."source", OLD."headers", OLD."body") THEN
    RAISE EXCEPTION 'a carrier''s message is kept as it came';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION carrier_message_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."status" = OLD."status" THEN RETURN NULL; END IF;
  IF NEW."status" IN ('unmatched', 'failed') OR (TG_OP = 'UPDATE' AND OLD."status" IN ('unmatched', 'failed')) THEN
    PERFORM announce('desk');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION shop_settings_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION shop_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  PERFORM announce('tariff');
  IF (OLD."payments", OLD."values" -> 'sellerName', OLD."values" -> 'sellerAddress') IS DISTINCT FROM
    (NEW."payments", NEW."values" -> 'sellerName', NEW."values" -> 'sellerAddress') THEN
    PERFORM announce('opening'), touch_open_lots();
  END IF;
  IF OLD."values" -> 'country' IS DISTINCT FROM NEW."values" -> 'country'
    OR OLD."values" -> 'zone' IS DISTINCT FROM NEW."values" -> 'zone' THEN
    PERFORM touch_bags();
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION guarantee_notice_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variant_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  IF NEW."price_amount" IS DISTINCT FROM OLD."price_amount" THEN
    NEW."previous_price_amount" := OLD."price_amount";
    NEW."price_changed_at" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION write_ledger(the_items text, the_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_reason text := coalesce(nullif(current_setting('marketday.reason', true), ''), 'correction');
  the_actor text := nullif(current_setting('marketday.actor', true), '');
BEGIN
  IF the_items = '' THEN
    INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference", "actor")
      SELECT v, h, r, oh, re,
             CASE WHEN the_reason <> 'counted' THEN the_reason WHEN h > 0 THEN 'received' ELSE 'correction' END,
             nullif(current_setting('marketday.reference', true), ''), the_actor
      FROM jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int, oh int, re int);
    RETURN;
  END IF;
  -- They are of this change alone.
  PERFORM set_config('marketday.items', '', true);
  IF EXISTS (
    SELECT FROM (
      SELECT v, h, r FROM jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int)
      UNION ALL SELECT v, -h, -r FROM jsonb_to_recordset(the_items::jsonb) AS "item" (v text, h int, r int)
    ) AS "both" GROUP BY v HAVING sum(h) <> 0 OR sum(r) <> 0
  ) THEN
    RAISE EXCEPTION 'the stock ledger''s lines don''t add up to the change of the stock';
  END IF;
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference", "actor")
    SELECT "item".v, "item".h, "item".r,
           "change".oh - "change".h + sum("item".h) OVER "so_far", "change".re - "change".r + sum("item".r) OVER "so_far",
           the_reason, "item".ref, the_actor
    FROM ROWS FROM (jsonb_to_recordset(the_items::jsonb) AS (v text, h int, r int, ref text))
      WITH ORDINALITY AS "item" (v, h, r, ref, "position")
    JOIN jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int, oh int, re int) ON "change".v = "item".v
    WINDOW "so_far" AS (PARTITION BY "item".v ORDER BY "item"."position")
    ORDER BY "item"."position";
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

CREATE OR REPLACE FUNCTION variants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_changes jsonb;
  the_products text[];
  the_cards text[];
  the_texts text[];
  the_repriced text[];
BEGIN
  SELECT array_agg(DISTINCT "product_id") INTO the_products FROM "after";
  IF the_products IS NULL THEN RETURN NULL; END IF;

  SELECT jsonb_agg(jsonb_build_object('v', "id", 'h', "h", 'r', "r", 'oh', "on_hand", 're', "reserved")) INTO the_changes
  FROM (
    SELECT "id", sum("sign" * "on_hand") AS "h", sum("sign" * "reserved") AS "r",
           max("on_hand") FILTER (WHERE "sign" = 1) AS "on_hand", max("reserved") FILTER (WHERE "sign" = 1) AS "reserved"
    FROM (
      SELECT 1 AS "sign", "id", "on_hand", "reserved" FROM "after"
      UNION ALL SELECT -1, "id", "on_hand", "reserved" FROM "before"
    ) AS "both" GROUP BY "id"
  ) AS "sums" WHERE "h" <> 0 OR "r" <> 0;
  IF the_changes IS NOT NULL THEN
    PERFORM write_ledger(coalesce(current_setting('marketday.items', true), ''), the_changes);
  END IF;

  SELECT array_agg(DISTINCT "product_id") INTO the_cards FROM (
    SELECT "id", "product_id", "on_hand", "reserved", "price_amount", "currency", "compare_at_amount", "edition_size", "position", "archived_at" FROM "after"
    EXCEPT
    SELECT "id", "product_id", "on_hand", "reserved", "price_amount", "currency", "compare_at_amount", "edition_size", "position", "archived_at" FROM "before"
  ) AS "changed";
  SELECT array_agg(DISTINCT "product_id") INTO the_texts FROM (
    SELECT "id", "product_id", "sku", "title", "options", "price_amount", "currency", "compare_at_amount", "image_file", "archived_at" FROM "after"
    EXCEPT
    SELECT "id", "product_id", "sku", "title", "options", "price_amount", "currency", "compare_at_amount", "image_file", "archived_at" FROM "before"
  ) AS "changed";
  PERFORM touch_products(the_products, the_cards, the_texts);
  -- The desk shows what is held, what is low and which prices changed.
  IF the_cards IS NOT NULL THEN PERFORM announce('desk'); END IF;

  -- Bags show the price.
  IF the_texts IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg("id") INTO the_repriced FROM (
    SELECT "id", "price_amount" FROM "after" EXCEPT SELECT "id", "price_amount" FROM "before"
  ) AS "changed";
  IF the_repriced IS NOT NULL THEN
    PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_line" WHERE "variant_id" = ANY (the_repriced)
      HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION holds_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "rows" WHERE "bag_line_id" IS NOT NULL
    HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION name_uploads(the_files text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "upload" WHERE "file" = ANY (the_files) ORDER BY "file" FOR KEY SHARE;
  -- Another statement: it sees what was removed while this one waited.
  IF EXISTS (SELECT FROM "upload" WHERE "file" = ANY (the_files) AND "removed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'a photograph that was removed can''t be shown: send it again' USING ERRCODE = 'MD410';
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
    OR EXISTS (SELECT FROM "collection" WHERE "image_file" = "upload".file)
    OR EXISTS (SELECT FROM "shop_settings", jsonb_each_text("values") AS "setting" WHERE "setting".value = "upload".file)
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
    WHEN 'shop_settings' THEN ARRAY(SELECT value FROM jsonb_each_text(to_jsonb(NEW) -> 'values') WHERE value LIKE '%.webp')
    WHEN 'article' THEN photographs_in(to_jsonb(NEW) ->> 'body') || (to_jsonb(NEW) ->> 'image_file')
    ELSE ARRAY[to_jsonb(NEW) ->> 'image_file'] END);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wishes_of(the_people text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF the_people IS NULL THEN RETURN; END IF;
  PERFORM touch_people(the_people, 'my-wish-list');
  UPDATE "wish_list" SET "version" = "version" + 1 WHERE "person_id" = ANY (the_people);
END $$;

CREATE OR REPLACE FUNCTION wishes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM wishes_of(array_agg(DISTINCT "person_id")) FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wish_list_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM announce('wish-list:' || OLD."code"); END IF;
  IF TG_OP = 'DELETE' THEN
    PERFORM touch_people(ARRAY[OLD."person_id"], 'my-wish-list');
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."version" = OLD."version" THEN NEW."version" := OLD."version" + 1; END IF;
  PERFORM announce('wish-list:' || NEW."code");
  PERFORM touch_people(CASE TG_OP WHEN 'UPDATE' THEN ARRAY[OLD."person_id", NEW."person_id"] ELSE ARRAY[NEW."person_id"] END, 'my-wish-list');
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION withdrawal_keeps_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."received_at" <> OLD."received_at" OR NEW."number" <> OLD."number"
    OR NEW."name" NOT IN (OLD."name", '') OR NEW."email" NOT IN (OLD."email", '')
    OR NEW."order_text" NOT IN (OLD."order_text", '') OR NEW."pieces_text" NOT IN (OLD."pieces_text", '') THEN
    RAISE EXCEPTION 'a statement of withdrawal is kept as it came';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION withdrawal_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg("id")) FROM "orders" WHERE "id" = NEW."order_id" HAVING count(*) > 0;
  PERFORM announce('desk-withdrawals'), announce('desk');
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

CREATE OR REPLACE TRIGGER variant_alert_archived AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN (OLD."archived_at" IS NULL AND NEW."archived_at" IS NOT NULL) EXECUTE FUNCTION alert_variant_archived();

CREATE OR REPLACE TRIGGER product_alert_withdrawn AFTER UPDATE ON "product" FOR EACH ROW
  WHEN (OLD."status" = 'published' AND NEW."status" <> 'published') EXECUTE FUNCTION alert_product_withdrawn();

CREATE OR REPLACE TRIGGER drop_alert_over AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN (OLD."state" <> 'over' AND NEW."state" = 'over') EXECUTE FUNCTION alert_drop_over();

CREATE OR REPLACE TRIGGER article_version BEFORE UPDATE ON "article" FOR EACH ROW EXECUTE FUNCTION article_bump();

CREATE OR REPLACE TRIGGER article_announce AFTER INSERT OR UPDATE OR DELETE ON "article"
  FOR EACH ROW EXECUTE FUNCTION article_changed();

CREATE OR REPLACE TRIGGER auction_version BEFORE UPDATE ON "auction" FOR EACH ROW EXECUTE FUNCTION auction_bump();

CREATE OR REPLACE TRIGGER auction_announce AFTER INSERT OR UPDATE ON "auction"
  FOR EACH ROW EXECUTE FUNCTION auction_changed();

CREATE OR REPLACE TRIGGER auction_lots AFTER UPDATE ON "auction" FOR EACH ROW
  WHEN ((OLD."state", OLD."outcome", OLD."slug", OLD."lot_number", OLD."sale_id") IS DISTINCT FROM
        (NEW."state", NEW."outcome", NEW."slug", NEW."lot_number", NEW."sale_id"))
  EXECUTE FUNCTION announce_lots();

CREATE OR REPLACE TRIGGER auction_lots_new AFTER INSERT OR DELETE ON "auction"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_lots();

CREATE OR REPLACE TRIGGER sale_lots AFTER INSERT OR UPDATE OR DELETE ON "sale"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_lots();

CREATE OR REPLACE TRIGGER bid_fixed BEFORE UPDATE ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER lot_event_fixed BEFORE UPDATE ON "lot_event" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER lot_event_announce AFTER INSERT ON "lot_event"
  FOR EACH STATEMENT EXECUTE FUNCTION lot_event_added();

CREATE OR REPLACE TRIGGER sale_version BEFORE UPDATE ON "sale" FOR EACH ROW EXECUTE FUNCTION sale_bump();

CREATE OR REPLACE TRIGGER sale_announce AFTER INSERT OR UPDATE ON "sale" FOR EACH ROW EXECUTE FUNCTION sale_changed();

CREATE OR REPLACE TRIGGER lot_bidder_added AFTER INSERT ON "lot_bidder" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-positions');

CREATE OR REPLACE TRIGGER lot_bidder_removed AFTER DELETE ON "lot_bidder" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-positions');

CREATE OR REPLACE TRIGGER lot_bidder_changed AFTER UPDATE ON "lot_bidder"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION standings_changed();

CREATE OR REPLACE TRIGGER lot_watch_added AFTER INSERT ON "lot_watch" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-watch-list');

CREATE OR REPLACE TRIGGER lot_watch_removed AFTER DELETE ON "lot_watch" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-watch-list');

CREATE OR REPLACE TRIGGER product_version BEFORE UPDATE ON "product" FOR EACH ROW EXECUTE FUNCTION product_bump();

CREATE OR REPLACE TRIGGER product_text BEFORE UPDATE OF "title", "slug", "maker", "material", "form", "status", "edition_size",
  "description", "description_format", "options", "facts", "safety", "height_mm", "width_mm", "depth_mm", "weight_grams" ON "product"
  FOR EACH ROW EXECUTE FUNCTION product_text_changed();

CREATE OR REPLACE TRIGGER collection_version BEFORE UPDATE ON "collection"
  FOR EACH ROW EXECUTE FUNCTION collection_bump();

CREATE OR REPLACE TRIGGER product_images_added AFTER INSERT ON "product_image" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_listed();

CREATE OR REPLACE TRIGGER product_images_removed AFTER DELETE ON "product_image" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_listed();

CREATE OR REPLACE TRIGGER product_images_changed AFTER UPDATE ON "product_image"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION product_images_changed();

CREATE OR REPLACE TRIGGER products_added AFTER INSERT ON "product" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION products_listed();

CREATE OR REPLACE TRIGGER products_removed AFTER DELETE ON "product" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION products_listed();

CREATE OR REPLACE TRIGGER products_changed AFTER UPDATE ON "product" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION products_changed();

CREATE OR REPLACE TRIGGER product_collections_added AFTER INSERT ON "product_collection" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_collections_listed();

CREATE OR REPLACE TRIGGER product_collections_removed AFTER DELETE ON "product_collection" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_collections_listed();

CREATE OR REPLACE TRIGGER product_collections_changed AFTER UPDATE ON "product_collection"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION product_collections_changed();

CREATE OR REPLACE TRIGGER collection_announce AFTER INSERT OR UPDATE ON "collection"
  FOR EACH ROW EXECUTE FUNCTION collection_changed();

CREATE OR REPLACE TRIGGER product_label AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."form", OLD."status", OLD."edition_size") IS DISTINCT FROM
        (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."form", NEW."status", NEW."edition_size"))
  EXECUTE FUNCTION announce_product_label();

CREATE OR REPLACE TRIGGER product_pieces AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."maker", OLD."status", OLD."position") IS DISTINCT FROM (NEW."maker", NEW."status", NEW."position"))
  EXECUTE FUNCTION announce_pieces();

CREATE OR REPLACE TRIGGER product_pieces_added AFTER INSERT ON "product" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_other_pieces();

CREATE OR REPLACE TRIGGER product_pieces_removed AFTER DELETE ON "product" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_other_pieces();

CREATE OR REPLACE TRIGGER product_maker AFTER INSERT OR UPDATE OF "maker" ON "product" FOR EACH ROW
  WHEN (NEW."maker" <> '') EXECUTE FUNCTION meet_maker();

CREATE OR REPLACE TRIGGER maker_announce AFTER INSERT OR UPDATE OR DELETE ON "maker"
  FOR EACH ROW EXECUTE FUNCTION maker_changed();

CREATE OR REPLACE TRIGGER photographs_announce AFTER INSERT OR UPDATE OR DELETE ON "photograph"
  FOR EACH STATEMENT EXECUTE FUNCTION photographs_changed();

CREATE OR REPLACE TRIGGER contact_messages_announce AFTER INSERT OR UPDATE OR DELETE ON "contact_message"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_messages_changed();

CREATE OR REPLACE TRIGGER drop_version BEFORE UPDATE ON "drop" FOR EACH ROW EXECUTE FUNCTION drop_bump();

CREATE OR REPLACE TRIGGER drop_new AFTER INSERT OR DELETE ON "drop"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_drops();

CREATE OR REPLACE TRIGGER drop_turn_fixed BEFORE UPDATE ON "drop_turn" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER drop_admission_fixed BEFORE UPDATE ON "drop_admission"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER drop_in_bags AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN ((OLD."kept_at" IS NULL AND NEW."kept_at" IS NOT NULL) OR (OLD."state" <> 'over' AND NEW."state" = 'over'))
  EXECUTE FUNCTION bags_of_drop();

CREATE OR REPLACE TRIGGER drop_variant_in_bags AFTER INSERT ON "drop_variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION bags_of_drop_pieces();

CREATE OR REPLACE TRIGGER history_renewed AFTER UPDATE OF "epoch" ON "shop_history"
  FOR EACH ROW EXECUTE FUNCTION history_renewed();

CREATE OR REPLACE TRIGGER import_job_version BEFORE UPDATE ON "import_job" FOR EACH ROW EXECUTE FUNCTION import_job_bump();

CREATE OR REPLACE TRIGGER import_job_announce AFTER INSERT OR UPDATE ON "import_job"
  FOR EACH ROW EXECUTE FUNCTION import_job_changed();

CREATE OR REPLACE TRIGGER photograph_fetch_done AFTER DELETE ON "photograph_fetch" FOR EACH ROW
  WHEN (OLD."import_id" IS NOT NULL) EXECUTE FUNCTION photograph_fetch_ended();

CREATE OR REPLACE TRIGGER photograph_fetch_given_up AFTER UPDATE OF "problem" ON "photograph_fetch" FOR EACH ROW
  WHEN (OLD."import_id" IS NOT NULL AND NEW."problem" IS NOT NULL) EXECUTE FUNCTION photograph_fetch_ended();

CREATE OR REPLACE TRIGGER gift_entry_fixed BEFORE UPDATE OR DELETE ON "gift_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER order_adjustment_fixed BEFORE UPDATE ON "order_adjustment"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER gift_entry_added AFTER INSERT ON "gift_entry" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION gift_entries_added();

CREATE OR REPLACE TRIGGER gift_card_balance BEFORE INSERT OR UPDATE ON "gift_card"
  FOR EACH ROW EXECUTE FUNCTION keep_gift_balance();

CREATE OR REPLACE TRIGGER promotion_added AFTER INSERT ON "promotion" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION promotions_changed();

CREATE OR REPLACE TRIGGER promotion_removed AFTER DELETE ON "promotion" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION promotions_changed();

CREATE OR REPLACE TRIGGER promotion_changed AFTER UPDATE ON "promotion" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION promotions_changed();

CREATE OR REPLACE TRIGGER gift_card_changed AFTER UPDATE ON "gift_card" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION gift_cards_changed();

CREATE OR REPLACE TRIGGER bag_turn_changed AFTER UPDATE ON "bag_turn" FOR EACH ROW EXECUTE FUNCTION bags_turned();

CREATE OR REPLACE TRIGGER order_adjustment_added AFTER INSERT ON "order_adjustment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION adjustments_added();

CREATE OR REPLACE TRIGGER orders_adjusted_cancelled AFTER UPDATE OF "status" ON "orders" FOR EACH ROW
  WHEN (NEW."status" = 'cancelled' AND OLD."status" <> 'cancelled') EXECUTE FUNCTION adjusted_order_cancelled();

CREATE OR REPLACE TRIGGER tax_rate_announce AFTER INSERT OR UPDATE OR DELETE ON "tax_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION tariffs_changed();

CREATE OR REPLACE TRIGGER shipping_zone_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_zone"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();

CREATE OR REPLACE TRIGGER shipping_rate_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();

CREATE OR REPLACE TRIGGER delivery_settings_announce AFTER INSERT OR UPDATE OR DELETE ON "delivery_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();

CREATE OR REPLACE TRIGGER tax_settings_announce AFTER INSERT OR UPDATE OR DELETE ON "tax_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();

CREATE CONSTRAINT TRIGGER variant_numbers_added AFTER INSERT ON "variant" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."numbered") EXECUTE FUNCTION numbers_settled();

CREATE CONSTRAINT TRIGGER variant_numbers_changed AFTER UPDATE ON "variant" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."numbered" OR OLD."numbered") EXECUTE FUNCTION numbers_settled();

CREATE OR REPLACE TRIGGER numbers_changed AFTER UPDATE ON "numbered_piece" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION numbers_changed();

CREATE OR REPLACE TRIGGER orders_money BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION keep_order_money();

CREATE OR REPLACE TRIGGER order_line_money BEFORE UPDATE ON "order_line"
  FOR EACH ROW EXECUTE FUNCTION keep_order_lines();

CREATE OR REPLACE TRIGGER order_message_fixed BEFORE UPDATE ON "order_message"
  FOR EACH ROW EXECUTE FUNCTION keep_message();

CREATE OR REPLACE TRIGGER invoice_fixed BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER orders_version BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION order_bump();

CREATE OR REPLACE TRIGGER orders_added AFTER INSERT ON "orders" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION orders_added();

CREATE OR REPLACE TRIGGER orders_changed AFTER UPDATE ON "orders" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION orders_changed();

CREATE OR REPLACE TRIGGER order_lines_announce AFTER UPDATE ON "order_line"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION order_lines_sold();

CREATE OR REPLACE TRIGGER order_event_added AFTER INSERT ON "order_event" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();

CREATE OR REPLACE TRIGGER payment_added AFTER INSERT ON "payment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();

CREATE OR REPLACE TRIGGER payment_changed AFTER UPDATE ON "payment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();

CREATE OR REPLACE TRIGGER invoice_added AFTER INSERT ON "invoice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();

CREATE OR REPLACE TRIGGER refund_touch AFTER INSERT OR UPDATE OF "status", "amount", "reason", "lines", "return_id", "by_hand", "held" ON "refund"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER vat_recheck_touch AFTER UPDATE OF "result", "settled_at" ON "vat_recheck"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER dispute_touch AFTER INSERT OR UPDATE OF "status", "amount", "reason", "due_by" ON "dispute"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER order_return_touch AFTER INSERT OR UPDATE ON "order_return"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER stored_file_touch AFTER INSERT OR DELETE ON "stored_file"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER order_message_touch AFTER INSERT OR UPDATE ON "order_message"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER order_link_touch AFTER INSERT OR UPDATE ON "order_link"
  FOR EACH ROW EXECUTE FUNCTION order_link_changed();

CREATE OR REPLACE TRIGGER order_link_deleted AFTER DELETE ON "order_link" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_links_deleted();

CREATE OR REPLACE TRIGGER order_message_announce AFTER INSERT OR UPDATE ON "order_message"
  FOR EACH ROW EXECUTE FUNCTION order_message_changed();

CREATE OR REPLACE TRIGGER release_request_added AFTER INSERT ON "release_request" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION release_requests_changed();

CREATE OR REPLACE TRIGGER release_request_changed AFTER UPDATE ON "release_request" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION release_requests_changed();

CREATE OR REPLACE TRIGGER person_version BEFORE UPDATE ON "person"
  FOR EACH ROW WHEN (NEW."version" = OLD."version") EXECUTE FUNCTION person_bump();

CREATE OR REPLACE TRIGGER bag_line_added AFTER INSERT ON "bag_line" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_line_removed AFTER DELETE ON "bag_line" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_line_changed AFTER UPDATE ON "bag_line" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');

CREATE OR REPLACE TRIGGER bag_code_added AFTER INSERT ON "bag_code" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_code_removed AFTER DELETE ON "bag_code" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_gift_card_added AFTER INSERT ON "bag_gift_card" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_gift_card_removed AFTER DELETE ON "bag_gift_card" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_choice_added AFTER INSERT ON "bag_choice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_choice_changed AFTER UPDATE ON "bag_choice" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');

CREATE OR REPLACE TRIGGER bag_choice_removed AFTER DELETE ON "bag_choice" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER notice_added AFTER INSERT ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');

CREATE OR REPLACE TRIGGER notice_changed AFTER UPDATE ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');

CREATE OR REPLACE TRIGGER saved_address_added AFTER INSERT ON "saved_address" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER saved_address_removed AFTER DELETE ON "saved_address" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER saved_address_changed AFTER UPDATE ON "saved_address" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER bidder_mark_added AFTER INSERT ON "bidder_mark" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER bidder_mark_fixed BEFORE UPDATE ON "bidder_mark"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER passkey_added AFTER INSERT ON "passkey" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();

CREATE OR REPLACE TRIGGER passkey_removed AFTER DELETE ON "passkey" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();

CREATE OR REPLACE TRIGGER passkey_changed AFTER UPDATE ON "passkey" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();

CREATE OR REPLACE TRIGGER variant_prior_price BEFORE UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency") IS DISTINCT FROM (NEW."price_amount", NEW."currency"))
  EXECUTE FUNCTION variant_prior_price();

CREATE OR REPLACE TRIGGER variant_next_price AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency") IS DISTINCT FROM (NEW."price_amount", NEW."currency"))
  EXECUTE FUNCTION price_began();

CREATE OR REPLACE TRIGGER variants_first_price AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION first_prices();

CREATE OR REPLACE TRIGGER price_history_fixed BEFORE UPDATE ON "price_history"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER scheduled_price_added AFTER INSERT ON "scheduled_price" FOR EACH ROW
  WHEN (NEW."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();

CREATE OR REPLACE TRIGGER scheduled_price_changed AFTER UPDATE ON "scheduled_price" FOR EACH ROW
  WHEN (OLD."state" = 'running' OR NEW."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();

CREATE OR REPLACE TRIGGER scheduled_price_removed AFTER DELETE ON "scheduled_price" FOR EACH ROW
  WHEN (OLD."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();

CREATE OR REPLACE TRIGGER review_version BEFORE UPDATE ON "review" FOR EACH ROW EXECUTE FUNCTION words_bump();

CREATE OR REPLACE TRIGGER question_version BEFORE UPDATE ON "question" FOR EACH ROW EXECUTE FUNCTION words_bump();

CREATE OR REPLACE TRIGGER review_announce AFTER INSERT OR UPDATE OR DELETE ON "review"
  FOR EACH ROW EXECUTE FUNCTION review_changed();

CREATE OR REPLACE TRIGGER question_announce AFTER INSERT OR UPDATE OR DELETE ON "question"
  FOR EACH ROW EXECUTE FUNCTION question_changed();

CREATE OR REPLACE TRIGGER orders_to_review AFTER UPDATE OF "status" ON "orders" FOR EACH ROW
  WHEN (NEW."status" = 'delivered' AND OLD."status" <> 'delivered') EXECUTE FUNCTION order_to_review();

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

CREATE OR REPLACE TRIGGER session_ended AFTER DELETE ON "session" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_ended();

CREATE OR REPLACE TRIGGER session_began AFTER INSERT ON "session" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_began();

CREATE OR REPLACE TRIGGER session_used AFTER UPDATE ON "session" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_used();

CREATE OR REPLACE TRIGGER merchant_changed AFTER UPDATE ON "user" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION merchants_changed();

CREATE OR REPLACE TRIGGER api_key_deleted AFTER DELETE ON "api_key" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION api_keys_deleted();

CREATE OR REPLACE TRIGGER api_key_changed AFTER UPDATE ON "api_key" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION api_keys_changed();

CREATE OR REPLACE TRIGGER shipment_touch AFTER INSERT OR UPDATE OR DELETE ON "shipment"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER tracking_event_fixed BEFORE UPDATE ON "tracking_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER tracking_event_touch AFTER INSERT ON "tracking_event"
  FOR EACH ROW EXECUTE FUNCTION tracking_event_changed();

CREATE OR REPLACE TRIGGER carrier_message_fixed BEFORE UPDATE ON "carrier_message"
  FOR EACH ROW EXECUTE FUNCTION keep_carrier_message();

CREATE OR REPLACE TRIGGER carrier_message_announce AFTER INSERT OR UPDATE ON "carrier_message"
  FOR EACH ROW EXECUTE FUNCTION carrier_message_changed();

CREATE OR REPLACE TRIGGER shop_settings_version BEFORE UPDATE ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION shop_settings_bump();

CREATE OR REPLACE TRIGGER shop_settings_announce AFTER UPDATE ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION shop_settings_changed();

CREATE OR REPLACE TRIGGER guarantee_notice_announce AFTER INSERT OR UPDATE OR DELETE ON "guarantee_notice"
  FOR EACH STATEMENT EXECUTE FUNCTION guarantee_notice_changed();

CREATE OR REPLACE TRIGGER variant_version BEFORE UPDATE ON "variant" FOR EACH ROW EXECUTE FUNCTION variant_bump();

CREATE OR REPLACE TRIGGER stock_ledger_fixed BEFORE UPDATE ON "stock_ledger"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER variants_added AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_added();

CREATE OR REPLACE TRIGGER variants_removed AFTER DELETE ON "variant" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_removed();

CREATE OR REPLACE TRIGGER variants_changed AFTER UPDATE ON "variant" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION variants_changed();

CREATE OR REPLACE TRIGGER variant_label AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency", OLD."compare_at_amount", OLD."position", OLD."on_hand" > 0, OLD."archived_at")
    IS DISTINCT FROM (NEW."price_amount", NEW."currency", NEW."compare_at_amount", NEW."position", NEW."on_hand" > 0, NEW."archived_at"))
  EXECUTE FUNCTION announce_label();

CREATE OR REPLACE TRIGGER reservation_added AFTER INSERT ON "reservation" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION holds_changed();

CREATE OR REPLACE TRIGGER reservation_removed AFTER DELETE ON "reservation" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION holds_changed();

CREATE OR REPLACE TRIGGER reservation_changed AFTER UPDATE ON "reservation" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');

CREATE OR REPLACE TRIGGER product_images_name AFTER INSERT ON "product_image" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION product_images_name();

CREATE OR REPLACE TRIGGER product_image_names AFTER UPDATE OF "file" ON "product_image"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER variant_names AFTER INSERT OR UPDATE OF "image_file" ON "variant"
  FOR EACH ROW WHEN (NEW."image_file" IS NOT NULL) EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER maker_names AFTER INSERT OR UPDATE OF "portrait_file" ON "maker"
  FOR EACH ROW WHEN (NEW."portrait_file" IS NOT NULL) EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER collection_names AFTER INSERT OR UPDATE OF "image_file" ON "collection"
  FOR EACH ROW WHEN (NEW."image_file" IS NOT NULL) EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER shop_settings_names AFTER INSERT OR UPDATE OF "values" ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER article_names AFTER INSERT OR UPDATE OF "image_file", "body" ON "article"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER auction_names AFTER INSERT OR UPDATE OF "images" ON "auction"
  FOR EACH ROW EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER product_names AFTER INSERT OR UPDATE OF "description" ON "product"
  FOR EACH ROW WHEN (NEW."description" LIKE '%/catalogue/%') EXECUTE FUNCTION photograph_named();

CREATE OR REPLACE TRIGGER wish_added AFTER INSERT ON "wish" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION wishes_changed();

CREATE OR REPLACE TRIGGER wish_removed AFTER DELETE ON "wish" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION wishes_changed();

CREATE OR REPLACE TRIGGER wish_changed AFTER UPDATE ON "wish" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION wishes_changed();

CREATE OR REPLACE TRIGGER wish_list_written BEFORE INSERT OR UPDATE OR DELETE ON "wish_list"
  FOR EACH ROW EXECUTE FUNCTION wish_list_written();

CREATE OR REPLACE TRIGGER withdrawal_kept BEFORE UPDATE ON "withdrawal"
  FOR EACH ROW EXECUTE FUNCTION withdrawal_keeps_statement();

CREATE OR REPLACE TRIGGER withdrawal_announce AFTER INSERT OR UPDATE ON "withdrawal"
  FOR EACH ROW EXECUTE FUNCTION withdrawal_changed();
