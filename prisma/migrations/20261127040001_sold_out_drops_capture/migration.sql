-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION drops_keeping(the_variant text)
RETURNS TABLE ("drop_id" text, "slug" text, "title" text) LANGUAGE sql STABLE AS $$
  SELECT "drop"."id", "drop"."slug", "drop"."title" FROM "drop_variant" JOIN "drop" ON "drop"."id" = "drop_variant"."drop_id"
  WHERE "variant_id" = the_variant AND ("state" <> 'over' OR "sold_out")
    AND "kept_from" <= clock_timestamp() AND "closes_at" > clock_timestamp()
  ORDER BY "drop"."created_at", "drop"."id"
$$;

CREATE OR REPLACE FUNCTION in_open_drop(the_variant text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM drops_keeping(the_variant))
$$;

CREATE OR REPLACE TRIGGER drop_in_bags AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN ((OLD."kept_at" IS NULL AND NEW."kept_at" IS NOT NULL) OR (OLD."state" <> 'over' AND NEW."state" = 'over')
    OR (OLD."sold_out" AND NOT NEW."sold_out"))
  EXECUTE FUNCTION bags_of_drop();
