-- Made from prisma/capture by `npm run migration:capture`.

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

CREATE OR REPLACE TRIGGER wish_added AFTER INSERT ON "wish" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION wishes_changed();

CREATE OR REPLACE TRIGGER wish_removed AFTER DELETE ON "wish" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION wishes_changed();

CREATE OR REPLACE TRIGGER wish_changed AFTER UPDATE ON "wish" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION wishes_changed();

CREATE OR REPLACE TRIGGER wish_list_written BEFORE INSERT OR UPDATE OR DELETE ON "wish_list"
  FOR EACH ROW EXECUTE FUNCTION wish_list_written();
