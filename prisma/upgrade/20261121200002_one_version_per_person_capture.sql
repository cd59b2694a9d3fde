-- Made from prisma/capture by `npm run migration:capture`.

DROP TRIGGER person_announce ON person;

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

CREATE OR REPLACE FUNCTION holds_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "rows" WHERE "bag_line_id" IS NOT NULL
    HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER person_version BEFORE UPDATE ON "person"
  FOR EACH ROW WHEN (NEW."version" = OLD."version") EXECUTE FUNCTION person_bump();

CREATE OR REPLACE TRIGGER reservation_added AFTER INSERT ON "reservation" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION holds_changed();

CREATE OR REPLACE TRIGGER reservation_removed AFTER DELETE ON "reservation" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION holds_changed();

DROP FUNCTION people_changed();
