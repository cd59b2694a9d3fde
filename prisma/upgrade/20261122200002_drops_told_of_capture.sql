-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION drop_bump() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unseen text[] := ARRAY['entry_count', 'next_at', 'look_at', 'version'];
BEGIN
  IF to_jsonb(NEW) - unseen = to_jsonb(OLD) - unseen THEN RETURN NEW; END IF;
  NEW."version" := OLD."version" + 1;
  PERFORM announce('drop:' || NEW."id");
  IF (NEW."state", NEW."slug", NEW."title", NEW."description", NEW."entries_from", NEW."opens_at", NEW."closes_at",
      NEW."per_person", NEW."admission_seconds", NEW."size")
    IS DISTINCT FROM (OLD."state", OLD."slug", OLD."title", OLD."description", OLD."entries_from", OLD."opens_at",
      OLD."closes_at", OLD."per_person", OLD."admission_seconds", OLD."size") THEN
    PERFORM announce('drops');
  END IF;
  RETURN NEW;
END $$;
