-- Promotions, gift cards, taxes and delivery.
--
--   topic             changes with
--   my-bag:<person>   promotion: of those that apply by themselves or by a code of the bag, and whether they are used up; gift_card: one that is to pay
--                     for the bag; tax_rate, tax_settings, shipping_zone, shipping_rate, delivery_settings: every bag with something in it
--                     bag_turn: those that began or ended since
--   tariff            tax_settings, delivery_settings, shipping_zone, shipping_rate: what pages say of delivery and VAT
--   desk-promotions   promotion: any; order_adjustment: of an order that is placed; orders: one with a promotion is cancelled
--
-- Guards: a gift card's balance is the sum of its entries, which are only ever added (gift_card, gift_entry); what was
-- taken off an order stays as it was (order_adjustment).

-- ── Guards ───────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER gift_entry_fixed BEFORE UPDATE OR DELETE ON "gift_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE OR REPLACE TRIGGER order_adjustment_fixed BEFORE UPDATE ON "order_adjustment"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- The balance moves with its entries and in no other way: a new card is empty.
CREATE OR REPLACE FUNCTION gift_entries_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('marketday.gift_entries', 'on', true);
  UPDATE "gift_card" SET "balance" = "balance" + "moved"."amount"
    FROM (SELECT "card_id", sum("amount")::int AS "amount" FROM "rows" GROUP BY "card_id") AS "moved"
    WHERE "gift_card"."id" = "moved"."card_id";
  PERFORM set_config('marketday.gift_entries', '', true);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER gift_entry_added AFTER INSERT ON "gift_entry" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION gift_entries_added();

CREATE OR REPLACE FUNCTION keep_gift_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (CASE TG_OP WHEN 'INSERT' THEN NEW."balance" <> 0 ELSE NEW."balance" <> OLD."balance" END)
     AND coalesce(current_setting('marketday.gift_entries', true), '') <> 'on' THEN
    RAISE EXCEPTION 'the balance of a gift card moves with its entries alone';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER gift_card_balance BEFORE INSERT OR UPDATE ON "gift_card"
  FOR EACH ROW EXECUTE FUNCTION keep_gift_balance();

-- ── What bags come to ────────────────────────────────────────────────────────────────
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
CREATE OR REPLACE TRIGGER promotion_added AFTER INSERT ON "promotion" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION promotions_changed();
CREATE OR REPLACE TRIGGER promotion_removed AFTER DELETE ON "promotion" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION promotions_changed();
CREATE OR REPLACE TRIGGER promotion_changed AFTER UPDATE ON "promotion" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION promotions_changed();

-- What is left on a card that is to pay for a bag, and until when it can.
CREATE OR REPLACE FUNCTION gift_cards_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_gift_card" WHERE "card_id" IN (
    SELECT "id" FROM (
      SELECT "id", "balance", "expires_at" FROM "after" EXCEPT SELECT "id", "balance", "expires_at" FROM "before"
    ) AS "moved") HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER gift_card_changed AFTER UPDATE ON "gift_card" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION gift_cards_changed();

-- ── What begins and ends by the clock ────────────────────────────────────────────────
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
CREATE OR REPLACE TRIGGER bag_turn_changed AFTER UPDATE ON "bag_turn" FOR EACH ROW EXECUTE FUNCTION bags_turned();

-- ── How often promotions are used ────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION adjustments_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk-promotions') FROM "rows" WHERE "promotion_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_adjustment_added AFTER INSERT ON "order_adjustment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION adjustments_added();

CREATE OR REPLACE FUNCTION adjusted_order_cancelled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk-promotions') FROM "order_adjustment"
    WHERE "order_id" = NEW."id" AND "promotion_id" IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER orders_adjusted_cancelled AFTER UPDATE OF "status" ON "orders" FOR EACH ROW
  WHEN (NEW."status" = 'cancelled' AND OLD."status" <> 'cancelled') EXECUTE FUNCTION adjusted_order_cancelled();

-- ── Delivery and taxes ───────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION tariffs_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_bags();
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tax_rate_announce AFTER INSERT OR UPDATE OR DELETE ON "tax_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION tariffs_changed();

CREATE OR REPLACE FUNCTION public_tariff_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_bags();
  PERFORM announce('tariff');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER shipping_zone_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_zone"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();
CREATE OR REPLACE TRIGGER shipping_rate_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();
CREATE OR REPLACE TRIGGER delivery_settings_announce AFTER INSERT OR UPDATE OR DELETE ON "delivery_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();
CREATE OR REPLACE TRIGGER tax_settings_announce AFTER INSERT OR UPDATE OR DELETE ON "tax_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();
