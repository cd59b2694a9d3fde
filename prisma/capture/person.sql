-- What is one person's alone, by what changes together; and `me`, all of it at once.
--
--   topic                   changes with
--   my-account:<person>     person: any column but the versions; bidder_mark: theirs
--   my-bag:<person>         bag_line: theirs; reservation, variant: what their bag holds (stock.sql)
--   my-positions:<person>   lot_bidder: theirs (auction.sql); orders, release_request: of a lot (order.sql); `tellBidders`
--   my-watch-list:<person>  lot_watch: theirs (auction.sql)
--   my-orders:<person>      orders: theirs (order.sql)
--   my-notices:<person>     notice: theirs
--   me:<person>             any of these
--
-- Guards: a mark of a bidder is only ever added (bidder_mark).

-- ── person ───────────────────────────────────────────────────────────────────────────
-- `version` counts a person's transactions, and each part has the one that last changed it. Every write of a person is
-- an announcement: one that names no part is of the account.
CREATE OR REPLACE FUNCTION person_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  NEW."account_version" := NEW."version";
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER person_version BEFORE UPDATE ON "person"
  FOR EACH ROW WHEN ((NEW."version", NEW."account_version", NEW."bag_version", NEW."positions_version",
      NEW."watch_list_version", NEW."orders_version", NEW."notices_version")
    = (OLD."version", OLD."account_version", OLD."bag_version", OLD."positions_version",
      OLD."watch_list_version", OLD."orders_version", OLD."notices_version"))
  EXECUTE FUNCTION person_bump();

-- A part that the same transaction changed before is named again by a later statement: harmless, like any repeat.
CREATE OR REPLACE FUNCTION people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT "part"."kind" || ':' || "after"."id" FROM "after" CROSS JOIN LATERAL (VALUES
      ('me', "version"), ('my-account', "account_version"), ('my-bag', "bag_version"),
      ('my-positions', "positions_version"), ('my-watch-list', "watch_list_version"),
      ('my-orders', "orders_version"), ('my-notices', "notices_version")
    ) AS "part" ("kind", "version") WHERE "part"."version" = "after"."version";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER person_announce AFTER UPDATE ON "person" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_changed();

-- ── What is theirs ───────────────────────────────────────────────────────────────────
-- A part that this transaction changed has been announced already. `the_part` is its topic. Its default is for processes
-- of the release before, which name none, while a few of those still run.
CREATE OR REPLACE FUNCTION touch_people(the_people text[], the_part text DEFAULT 'my-positions') RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "person" SET
    "version" = "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END,
    "account_version" = CASE the_part WHEN 'my-account' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "account_version" END,
    "bag_version" = CASE the_part WHEN 'my-bag' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "bag_version" END,
    "positions_version" = CASE the_part WHEN 'my-positions' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "positions_version" END,
    "watch_list_version" = CASE the_part WHEN 'my-watch-list' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "watch_list_version" END,
    "orders_version" = CASE the_part WHEN 'my-orders' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "orders_version" END,
    "notices_version" = CASE the_part WHEN 'my-notices' THEN "version" + CASE WHEN "xmin" = pg_current_xact_id()::xid THEN 0 ELSE 1 END ELSE "notices_version" END
  WHERE "id" = ANY (the_people)
    AND NOT ("xmin" = pg_current_xact_id()::xid AND "version" = CASE the_part
      WHEN 'my-account' THEN "account_version" WHEN 'my-bag' THEN "bag_version"
      WHEN 'my-positions' THEN "positions_version" WHEN 'my-watch-list' THEN "watch_list_version"
      WHEN 'my-orders' THEN "orders_version" WHEN 'my-notices' THEN "notices_version" END)
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

CREATE OR REPLACE TRIGGER notice_added AFTER INSERT ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');
CREATE OR REPLACE TRIGGER notice_changed AFTER UPDATE ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-notices');

-- A mark counts in its order's page (what it costs to ask) and for whoever has it.
CREATE OR REPLACE TRIGGER bidder_mark_added AFTER INSERT ON "bidder_mark" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');
CREATE OR REPLACE TRIGGER bidder_mark_fixed BEFORE UPDATE ON "bidder_mark"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
