-- Made from prisma/capture by `npm run migration:capture`.

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

CREATE OR REPLACE TRIGGER drop_in_bags AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN ((OLD."kept_at" IS NULL AND NEW."kept_at" IS NOT NULL) OR (OLD."state" <> 'over' AND NEW."state" = 'over'))
  EXECUTE FUNCTION bags_of_drop();

CREATE OR REPLACE TRIGGER drop_variant_in_bags AFTER INSERT ON "drop_variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION bags_of_drop_pieces();
