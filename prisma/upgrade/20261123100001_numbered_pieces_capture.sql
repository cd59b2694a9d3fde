-- Made from prisma/capture by `npm run migration:capture`.

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
    WHERE "variant_id" = the_variant AND "reservation_id" IS NULL AND "order_line_id" IS NULL
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
  SELECT count(*) INTO the_unsold FROM "numbered_piece" WHERE "variant_id" = NEW."id" AND "order_line_id" IS NULL;
  IF EXISTS (SELECT FROM "variant" WHERE "id" = NEW."id" AND "numbered" AND "on_hand" > the_unsold) THEN
    RAISE EXCEPTION 'only % numbers of % are not sold: no more can be on hand', the_unsold, NEW."sku"
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
        SELECT "variant_id", "number", "reservation_id" IS NULL, "order_line_id" IS NULL FROM "after"
        EXCEPT SELECT "variant_id", "number", "reservation_id" IS NULL, "order_line_id" IS NULL FROM "before"
      ) AS "changed")
    HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER variant_numbers_added AFTER INSERT ON "variant" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."numbered") EXECUTE FUNCTION numbers_settled();

CREATE CONSTRAINT TRIGGER variant_numbers_changed AFTER UPDATE ON "variant" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."numbered" OR OLD."numbered") EXECUTE FUNCTION numbers_settled();

CREATE OR REPLACE TRIGGER numbers_changed AFTER UPDATE ON "numbered_piece" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION numbers_changed();
