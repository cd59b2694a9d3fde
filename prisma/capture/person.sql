-- What is one person's alone, by what changes together. `me`, all of it at once, is announced by none of these: a process
-- sends it with each of its parts.
--
--   topic                   changes with
--   my-account:<person>     person: any column but the versions; bidder_mark, saved_address, passkey: theirs
--   my-bag:<person>         bag_line, bag_code, bag_gift_card, bag_choice: theirs; reservation, variant: what their bag holds (stock.sql)
--   my-positions:<person>   lot_bidder: theirs (auction.sql); orders, release_request: of a lot (order.sql); `tellBidders`
--   my-watch-list:<person>  lot_watch: theirs (auction.sql)
--   my-orders:<person>      orders: theirs (order.sql)
--   my-notices:<person>     notice: theirs
--
-- Guards: a mark of a bidder is only ever added (bidder_mark).

-- ── person ───────────────────────────────────────────────────────────────────────────
-- One version for all of a person's topics: it counts the transactions that changed anything of theirs, so that
-- each topic's versions rise. A write that doesn't count it up itself is of the account.
CREATE OR REPLACE FUNCTION person_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  PERFORM announce('my-account:' || NEW."id");
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER person_version BEFORE UPDATE ON "person"
  FOR EACH ROW WHEN (NEW."version" = OLD."version") EXECUTE FUNCTION person_bump();

-- ── What is theirs ───────────────────────────────────────────────────────────────────
-- A person whom this transaction counted before keeps that version. `the_part` is the topic that changed; its default is
-- for processes of the release before, which name none, while a few of those still run.
CREATE OR REPLACE FUNCTION touch_people(the_people text[], the_part text DEFAULT 'my-positions') RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "person" SET "version" = "version" + 1
  WHERE "id" = ANY (the_people) AND "xmin" <> pg_current_xact_id()::xid;
  INSERT INTO "change" ("topic") SELECT the_part || ':' || "id" FROM unnest(the_people) AS "person" ("id")
$$;

-- For tables with a `person_id`: rows added or removed, or changed without changing hands. The part is the argument.
CREATE OR REPLACE FUNCTION people_of_rows_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), TG_ARGV[0]) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

-- For those whose rows may change hands.
CREATE OR REPLACE FUNCTION people_of_changed_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg("person_id"), TG_ARGV[0]) FROM (
    SELECT "person_id" FROM "before" UNION SELECT "person_id" FROM "after"
  ) AS "people" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER bag_line_added AFTER INSERT ON "bag_line" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');
CREATE OR REPLACE TRIGGER bag_line_removed AFTER DELETE ON "bag_line" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');
CREATE OR REPLACE TRIGGER bag_line_changed AFTER UPDATE ON "bag_line" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');

CREATE OR REPLACE TRIGGER bag_code_added AFTER INSERT ON "bag_code" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');
CREATE OR REPLACE TRIGGER bag_code_removed AFTER DELETE ON "bag_code" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_gift_card_added AFTER INSERT ON "bag_gift_card" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');
CREATE OR REPLACE TRIGGER bag_gift_card_removed AFTER DELETE ON "bag_gift_card" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_choice_added AFTER INSERT ON "bag_choice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');
CREATE OR REPLACE TRIGGER bag_choice_changed AFTER UPDATE ON "bag_choice" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');
CREATE OR REPLACE TRIGGER bag_choice_removed AFTER DELETE ON "bag_choice" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER notice_added AFTER INSERT ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');
CREATE OR REPLACE TRIGGER notice_changed AFTER UPDATE ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');

-- A mark counts in its order's page (what it costs to ask) and for whoever has it.
CREATE OR REPLACE TRIGGER saved_address_added AFTER INSERT ON "saved_address" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');
CREATE OR REPLACE TRIGGER saved_address_removed AFTER DELETE ON "saved_address" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');
CREATE OR REPLACE TRIGGER saved_address_changed AFTER UPDATE ON "saved_address" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER bidder_mark_added AFTER INSERT ON "bidder_mark" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');
CREATE OR REPLACE TRIGGER bidder_mark_fixed BEFORE UPDATE ON "bidder_mark"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- A passkey is an account's. An account that is deleted takes its own along: nobody is left to be told.
CREATE OR REPLACE FUNCTION passkeys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person"."id"), 'my-account') FROM "rows"
    JOIN "person" ON "person"."user_id" = "rows"."user_id" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER passkey_added AFTER INSERT ON "passkey" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();
CREATE OR REPLACE TRIGGER passkey_removed AFTER DELETE ON "passkey" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();
CREATE OR REPLACE TRIGGER passkey_changed AFTER UPDATE ON "passkey" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();
