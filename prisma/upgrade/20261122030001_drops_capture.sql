-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION drop_bump() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unseen text[] := ARRAY['entry_count', 'next_at', 'look_at', 'version'];
BEGIN
  IF to_jsonb(NEW) - unseen = to_jsonb(OLD) - unseen THEN RETURN NEW; END IF;
  NEW."version" := OLD."version" + 1;
  PERFORM announce('drop:' || NEW."id");
  IF (NEW."state", NEW."slug", NEW."title", NEW."entries_from", NEW."opens_at", NEW."closes_at")
    IS DISTINCT FROM (OLD."state", OLD."slug", OLD."title", OLD."entries_from", OLD."opens_at", OLD."closes_at") THEN
    PERFORM announce('drops');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION announce_drops() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('drops');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER drop_version BEFORE UPDATE ON "drop" FOR EACH ROW EXECUTE FUNCTION drop_bump();

CREATE OR REPLACE TRIGGER drop_new AFTER INSERT OR DELETE ON "drop"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_drops();

CREATE OR REPLACE TRIGGER drop_turn_fixed BEFORE UPDATE ON "drop_turn" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER drop_admission_fixed BEFORE UPDATE ON "drop_admission"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
