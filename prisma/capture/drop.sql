-- Drops and their waiting rooms.
--
--   topic            changes with
--   drop:<id>        drop: any column but how many tickets there are (`told_entries` says that, at most once a second),
--                    when its turns are looked at, and up to which place people have been called
--   drops            drop: a new one, its state, address, words, times, limits or size, and when its pieces become its own
--   my-bag:<person>  drop: those with a piece of it, when its pieces become its own and when it is over; drop_variant:
--                    those with such a piece, when it is announced
--
-- Nobody watches `drops`: it tells pages in memory what they were made of. Where a ticket stands is its owner's alone, and
-- on no topic.
--
-- Guards: a place in the order (drop_turn) and when it was let in (drop_admission) stay as they were written.

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
CREATE OR REPLACE TRIGGER drop_version BEFORE UPDATE ON "drop" FOR EACH ROW EXECUTE FUNCTION drop_bump();

CREATE OR REPLACE FUNCTION announce_drops() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('drops');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER drop_new AFTER INSERT OR DELETE ON "drop"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_drops();

-- What a draw was made of, and what came of it, stays as it was.
CREATE OR REPLACE TRIGGER drop_turn_fixed BEFORE UPDATE ON "drop_turn" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE OR REPLACE TRIGGER drop_admission_fixed BEFORE UPDATE ON "drop_admission"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE FUNCTION bags_of_drop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag')
    FROM "bag_line" JOIN "drop_variant" USING ("variant_id") WHERE "drop_id" = NEW."id" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER drop_in_bags AFTER UPDATE ON "drop" FOR EACH ROW
  WHEN ((OLD."kept_at" IS NULL AND NEW."kept_at" IS NOT NULL) OR (OLD."state" <> 'over' AND NEW."state" = 'over')
    OR (OLD."sold_out" AND NOT NEW."sold_out"))
  EXECUTE FUNCTION bags_of_drop();

CREATE OR REPLACE FUNCTION bags_of_drop_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag')
    FROM "bag_line" JOIN "rows" USING ("variant_id") HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER drop_variant_in_bags AFTER INSERT ON "drop_variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION bags_of_drop_pieces();

-- The drops that keep a variant's units, the oldest first: from `kept_from` until it closes or is ended. One that has sold out
-- keeps what comes back.
CREATE OR REPLACE FUNCTION drops_keeping(the_variant text)
RETURNS TABLE ("drop_id" text, "slug" text, "title" text) LANGUAGE sql STABLE AS $$
  SELECT "drop"."id", "drop"."slug", "drop"."title" FROM "drop_variant" JOIN "drop" ON "drop"."id" = "drop_variant"."drop_id"
  WHERE "variant_id" = the_variant AND ("state" <> 'over' OR "sold_out")
    AND "kept_from" <= clock_timestamp() AND "closes_at" > clock_timestamp()
  ORDER BY "drop"."created_at", "drop"."id"
$$;

-- Their units belong to the room (alert.sql).
CREATE OR REPLACE FUNCTION in_open_drop(the_variant text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM drops_keeping(the_variant))
$$;
