-- A person's own view, `me`: their bag, bids, orders and notices.
--
--   topic        changes with
--   me:<person>  person: any column; bag_line, notice, bidder_mark: theirs; through `touch_people` also what the other
--                files name: holds, prices, bids, lots on the watch list, orders
--
-- Guards: a mark of a bidder is only ever added (bidder_mark).

-- ── person ───────────────────────────────────────────────────────────────────────────
-- Every write of a person is an announcement, and gets a version.
CREATE OR REPLACE FUNCTION person_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER person_version BEFORE UPDATE ON "person"
  FOR EACH ROW WHEN (NEW."version" = OLD."version") EXECUTE FUNCTION person_bump();

CREATE OR REPLACE FUNCTION people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'me:' || "id" FROM "after";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER person_announce AFTER UPDATE ON "person" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_changed();

-- ── What is theirs ───────────────────────────────────────────────────────────────────
-- A person that this transaction wrote has been announced already.
CREATE OR REPLACE FUNCTION touch_people(the_people text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "person" SET "version" = "version" + 1
  WHERE "id" = ANY (the_people) AND "xmin" <> pg_current_xact_id()::xid
$$;

-- For tables with a `person_id`: rows added or removed, or changed without changing hands.
CREATE OR REPLACE FUNCTION people_of_rows_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

-- For those whose rows may change hands.
CREATE OR REPLACE FUNCTION people_of_changed_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg("person_id")) FROM (
    SELECT "person_id" FROM "before" UNION SELECT "person_id" FROM "after"
  ) AS "people" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER bag_line_added AFTER INSERT ON "bag_line" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE OR REPLACE TRIGGER bag_line_removed AFTER DELETE ON "bag_line" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE OR REPLACE TRIGGER bag_line_changed AFTER UPDATE ON "bag_line" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows();

CREATE OR REPLACE TRIGGER notice_added AFTER INSERT ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE OR REPLACE TRIGGER notice_changed AFTER UPDATE ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();

-- A mark counts in its order's page (what it costs to ask) and for whoever has it.
CREATE OR REPLACE TRIGGER bidder_mark_added AFTER INSERT ON "bidder_mark" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE OR REPLACE TRIGGER bidder_mark_fixed BEFORE UPDATE ON "bidder_mark"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
