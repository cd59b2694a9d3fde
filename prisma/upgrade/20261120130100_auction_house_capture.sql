-- Change capture for sales, watch lists and notices, and one statement for many people where there
-- was one each.
--
-- Lock order: order | auction -> variant (by product, then id) -> product -> sale -> person (by id).

-- ── What must always hold ────────────────────────────────────────────────────────────
-- A lot has one order to pay at a time. One that lapsed makes room for an offer to the next bidder.
CREATE UNIQUE INDEX "orders_one_per_lot" ON "orders" ("auction_id") WHERE "status" <> 'cancelled';

ALTER TABLE "auction" ADD CONSTRAINT "auction_format" CHECK (
  CASE "format"
    WHEN 'english' THEN "drop_amount" IS NULL
    WHEN 'dutch' THEN "drop_amount" > 0 AND "drop_seconds" > 0 AND "floor_amount" BETWEEN 0 AND "start_amount"
      AND "reserve_amount" IS NULL AND "buy_now_amount" IS NULL
    WHEN 'sealed_first_price' THEN "drop_amount" IS NULL AND "buy_now_amount" IS NULL
    WHEN 'sealed_second_price' THEN "drop_amount" IS NULL AND "buy_now_amount" IS NULL
    ELSE false
  END);
-- A Dutch lot's price falls: it is never above its start, where an English one's is never below.
ALTER TABLE "auction" DROP CONSTRAINT "auction_amounts";
ALTER TABLE "auction" ADD CONSTRAINT "auction_amounts" CHECK (
  "start_amount" >= 0 AND
  CASE "format" WHEN 'dutch' THEN "current_amount" BETWEEN "floor_amount" AND "start_amount"
                ELSE "current_amount" >= "start_amount" END);

CREATE TRIGGER lot_event_fixed BEFORE UPDATE ON "lot_event" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- ── What was there before ────────────────────────────────────────────────────────────
UPDATE "auction" SET "last_seq" = "bid_count";
ALTER TABLE "bid" DISABLE TRIGGER bid_fixed;
UPDATE "bid" SET "leader_maximum_after" = (
  SELECT "led"."max_amount" FROM "bid" AS "led"
  WHERE "led"."auction_id" = "bid"."auction_id" AND "led"."seq" <= "bid"."seq" AND "led"."outcome" <> 'outbid'
  ORDER BY "led"."seq" DESC LIMIT 1)
WHERE "seq" IS NOT NULL;
ALTER TABLE "bid" ENABLE TRIGGER bid_fixed;
-- Whoever has bid before details had to be on file goes on bidding.
UPDATE "person" SET "ready_to_bid_at" = clock_timestamp()
  WHERE "id" IN (SELECT "person_id" FROM "lot_bidder");

-- ── One statement for many people ────────────────────────────────────────────────────
-- A batch of bids changes hundreds of standings at once.
DROP TRIGGER person_announce ON "person";
DROP FUNCTION person_changed();
CREATE FUNCTION people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'me:' || "after"."id" FROM "after" JOIN "before" USING ("id")
    WHERE "after"."version" <> "before"."version";
  RETURN NULL;
END $$;
CREATE TRIGGER person_announce AFTER UPDATE ON "person"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_changed();

-- In the order of their ids, so that two batches never lock the same people crosswise: an index scan
-- takes the keys of a list in order, where another plan would take them as the rows lie.
CREATE FUNCTION touch_people(the_people text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "person" SET "version" = "version" + 1 WHERE "id" = ANY (the_people)
$$;

DROP TRIGGER lot_bidder_touch ON "lot_bidder";
CREATE FUNCTION people_of_rows_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_bidder_added AFTER INSERT ON "lot_bidder" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER lot_bidder_removed AFTER DELETE ON "lot_bidder" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
-- What a person was told is nothing that they see.
CREATE FUNCTION standings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM (
    SELECT "auction_id", "person_id", "max_amount", "leading" FROM "after"
    EXCEPT SELECT "auction_id", "person_id", "max_amount", "leading" FROM "before"
  ) AS "changed" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER lot_bidder_changed AFTER UPDATE ON "lot_bidder"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION standings_changed();

-- ── Watch lists, notices and what is on file: `me` ───────────────────────────────────
CREATE TRIGGER lot_watch_added AFTER INSERT ON "lot_watch" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER lot_watch_removed AFTER DELETE ON "lot_watch" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER notice_added AFTER INSERT ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER notice_changed AFTER UPDATE ON "notice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();

CREATE FUNCTION person_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER person_ready BEFORE UPDATE OF "ready_to_bid_at" ON "person"
  FOR EACH ROW WHEN (NEW."version" = OLD."version") EXECUTE FUNCTION person_bump();

-- ── Sales: `sale:<id>` ───────────────────────────────────────────────────────────────
CREATE FUNCTION touch_sale(the_sale text) RETURNS void LANGUAGE sql AS $$
  UPDATE "sale" SET "version" = "version" WHERE "id" = the_sale
$$;
CREATE FUNCTION sale_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER sale_version BEFORE UPDATE ON "sale" FOR EACH ROW EXECUTE FUNCTION sale_bump();
CREATE FUNCTION sale_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('sale:' || NEW."id"), announce('shop');
  RETURN NULL;
END $$;
CREATE TRIGGER sale_announce AFTER INSERT OR UPDATE ON "sale" FOR EACH ROW EXECUTE FUNCTION sale_changed();

-- ── Lots: `auction:<id>`; `shop`, `desk` and their sale when they come, open, close or change hands ──
-- A sealed bid changes nothing that anybody may see, so not the version either: that a bid came is
-- as secret as what it was.
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

-- A lot's audit is shown at the desk.
CREATE FUNCTION lot_event_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk');
  RETURN NULL;
END $$;
CREATE TRIGGER lot_event_announce AFTER INSERT ON "lot_event" FOR EACH STATEMENT EXECUTE FUNCTION lot_event_added();

CREATE INDEX "bid_retractions" ON "bid" ("auction_id", "retracts") WHERE "retracts" IS NOT NULL;
