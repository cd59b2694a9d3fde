-- Made from prisma/capture by `npm run migration:capture`.

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

CREATE OR REPLACE TRIGGER order_adjustment_added AFTER INSERT ON "order_adjustment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION adjustments_added();

CREATE OR REPLACE TRIGGER orders_adjusted_cancelled AFTER UPDATE OF "status" ON "orders" FOR EACH ROW
  WHEN (NEW."status" = 'cancelled' AND OLD."status" <> 'cancelled') EXECUTE FUNCTION adjusted_order_cancelled();
