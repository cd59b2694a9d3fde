-- Made from prisma/capture by `npm run migration:capture`.

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
  ELSE
    PERFORM touch_bags() FROM "rows" WHERE "code" IS NULL HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tariffs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_bags();
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_order_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."currency", NEW."items_amount", NEW."discount_amount", NEW."shipping_amount", NEW."tax_amount", NEW."total_amount",
      NEW."gift_card_amount", NEW."prices_include", NEW."taxes")
     IS DISTINCT FROM
     (OLD."currency", OLD."items_amount", OLD."discount_amount", OLD."shipping_amount", OLD."tax_amount", OLD."total_amount",
      OLD."gift_card_amount", OLD."prices_include", OLD."taxes") THEN
    RAISE EXCEPTION 'the amounts of order % are fixed when it is placed', OLD."number";
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

CREATE OR REPLACE TRIGGER shipping_zone_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_zone"
  FOR EACH STATEMENT EXECUTE FUNCTION tariffs_changed();

CREATE OR REPLACE TRIGGER shipping_rate_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION tariffs_changed();

CREATE OR REPLACE TRIGGER tax_rate_announce AFTER INSERT OR UPDATE OR DELETE ON "tax_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION tariffs_changed();

CREATE OR REPLACE TRIGGER tax_settings_announce AFTER INSERT OR UPDATE OR DELETE ON "tax_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION tariffs_changed();
