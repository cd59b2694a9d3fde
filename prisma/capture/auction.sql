-- Lots, bids and sales.
--
--   topic          changes with
--   auction:<id>   auction: any column, but nothing of a sealed bid; whether the shop can be paid (shop.sql)
--   shop, desk     auction: a new one; state, outcome. shop also with sale, desk also with lot_event
--   sale:<id>      sale: any column; auction: state, outcome, its sale, its place in it; a new one
--   lots           auction: state, outcome, address, number, its sale; a new or a removed one; sale
--   my-positions:<person>   lot_bidder: their maximum, whether they lead
--   my-watch-list:<person>  lot_watch: theirs
--
-- Nobody watches `lots`: it tells pages in memory what they were made of.

-- ── Lots ─────────────────────────────────────────────────────────────────────────────
-- A sealed bid changes nothing that anybody may see, so not the version either: that a bid came is as secret as what it
-- was.
CREATE OR REPLACE FUNCTION auction_bump() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unseen text[] := ARRAY['last_seq', 'paddle_count', 'record_hash'];
BEGIN
  IF NEW."format" LIKE 'sealed%' AND NEW."state" = 'open' AND to_jsonb(NEW) - unseen = to_jsonb(OLD) - unseen THEN
    RETURN NEW;
  END IF;
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER auction_version BEFORE UPDATE ON "auction" FOR EACH ROW EXECUTE FUNCTION auction_bump();

CREATE OR REPLACE FUNCTION auction_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."version" = OLD."version" THEN RETURN NULL; END IF;
  PERFORM announce('auction:' || NEW."id");
  IF TG_OP = 'INSERT' THEN
    PERFORM announce('shop'), announce('desk');
    IF NEW."sale_id" IS NOT NULL THEN PERFORM touch_sale(NEW."sale_id"); END IF;
  ELSIF (NEW."state", NEW."outcome") IS DISTINCT FROM (OLD."state", OLD."outcome") THEN
    PERFORM announce('shop'), announce('desk');
    IF NEW."sale_id" IS NOT NULL THEN PERFORM touch_sale(NEW."sale_id"); END IF;
  ELSIF (NEW."sale_id", NEW."sale_position") IS DISTINCT FROM (OLD."sale_id", OLD."sale_position") THEN
    IF OLD."sale_id" IS NOT NULL THEN PERFORM touch_sale(OLD."sale_id"); END IF;
    IF NEW."sale_id" IS NOT NULL THEN PERFORM touch_sale(NEW."sale_id"); END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER auction_announce AFTER INSERT OR UPDATE ON "auction"
  FOR EACH ROW EXECUTE FUNCTION auction_changed();

CREATE OR REPLACE FUNCTION announce_lots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('lots');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER auction_lots AFTER UPDATE ON "auction" FOR EACH ROW
  WHEN ((OLD."state", OLD."outcome", OLD."slug", OLD."lot_number", OLD."sale_id") IS DISTINCT FROM
        (NEW."state", NEW."outcome", NEW."slug", NEW."lot_number", NEW."sale_id"))
  EXECUTE FUNCTION announce_lots();
CREATE OR REPLACE TRIGGER auction_lots_new AFTER INSERT OR DELETE ON "auction"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_lots();
CREATE OR REPLACE TRIGGER sale_lots AFTER INSERT OR UPDATE OR DELETE ON "sale"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_lots();

-- Of a sealed lot too, which nothing else but its end may show.
CREATE OR REPLACE FUNCTION touch_open_lots() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- In the order in which bids lock them.
  PERFORM FROM "auction" WHERE "state" <> 'closed' ORDER BY "id" FOR UPDATE;
  UPDATE "auction" SET "version" = "version" + 1 WHERE "state" <> 'closed';
END $$;

-- ── What happened, shown at the desk ─────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER bid_fixed BEFORE UPDATE ON "bid" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE OR REPLACE TRIGGER lot_event_fixed BEFORE UPDATE ON "lot_event" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE FUNCTION lot_event_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER lot_event_announce AFTER INSERT ON "lot_event"
  FOR EACH STATEMENT EXECUTE FUNCTION lot_event_added();

-- ── Sales ────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION touch_sale(the_sale text) RETURNS void LANGUAGE sql AS $$
  UPDATE "sale" SET "version" = "version" WHERE "id" = the_sale
$$;

CREATE OR REPLACE FUNCTION sale_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER sale_version BEFORE UPDATE ON "sale" FOR EACH ROW EXECUTE FUNCTION sale_bump();

CREATE OR REPLACE FUNCTION sale_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('sale:' || NEW."id"), announce('shop');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER sale_announce AFTER INSERT OR UPDATE ON "sale" FOR EACH ROW EXECUTE FUNCTION sale_changed();

-- ── Bidders ──────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER lot_bidder_added AFTER INSERT ON "lot_bidder" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-positions');
CREATE OR REPLACE TRIGGER lot_bidder_removed AFTER DELETE ON "lot_bidder" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-positions');

-- A column that notes what a bidder was told is seen by nobody, and announces nothing.
CREATE OR REPLACE FUNCTION standings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM (
    SELECT "auction_id", "person_id", "max_amount", "leading" FROM "after"
    EXCEPT SELECT "auction_id", "person_id", "max_amount", "leading" FROM "before"
  ) AS "changed" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER lot_bidder_changed AFTER UPDATE ON "lot_bidder"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION standings_changed();

CREATE OR REPLACE TRIGGER lot_watch_added AFTER INSERT ON "lot_watch" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-watch-list');
CREATE OR REPLACE TRIGGER lot_watch_removed AFTER DELETE ON "lot_watch" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-watch-list');
