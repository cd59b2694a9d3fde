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

CREATE OR REPLACE TRIGGER bag_code_added AFTER INSERT ON "bag_code" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_code_removed AFTER DELETE ON "bag_code" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');
