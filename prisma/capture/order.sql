-- Orders and what belongs to one: its money, lines, history, links, messages, files, invoices, returns.
--
--   topic                       changes with
--   order:<public id>           orders: any column; order_event, payment, refund, dispute, vat_recheck, order_return, stored_file,
--                               invoice, order_message, release_request; order_link: a shared one; parcels (shipping.sql)
--   packing:<public id>         the same, once it is paid
--   shared-order:<link>         the same, while the link is shared
--   order-messages:<public id>  order_message
--   ended-link:<link>           order_link: one to the whole order that is ended, by hand or by its time; any that is deleted
--   desk                        orders: any column, so all of the above
--   bench                       orders: whether it waits to be packed
--   shop                        order_line: whether it is sold
--   my-orders:<person>          orders: a new one; status, owner; of one that was sent, its parcels (any column)
--   my-positions:<person>       orders of a lot: a new one; status, owner, pay_by; release_request: theirs
--
-- Nobody can watch `ended-link`: every process closes the sockets that the link let in.
--
-- Guards: an order's number and what it costs are fixed when it is placed (orders, order_line); what was written or
-- issued stays as it was (order_message, invoice).

-- ── Guards ───────────────────────────────────────────────────────────────────────────
-- Refunds are rows of their own.
CREATE OR REPLACE FUNCTION keep_order_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."number", NEW."number_prefix", NEW."currency", NEW."items_amount", NEW."discount_amount", NEW."shipping_amount",
      NEW."tax_amount", NEW."total_amount",
      NEW."gift_card_amount", NEW."prices_include", NEW."taxes", NEW."tax_country", NEW."tax_treatment", NEW."tax_note")
     IS DISTINCT FROM
     (OLD."number", OLD."number_prefix", OLD."currency", OLD."items_amount", OLD."discount_amount", OLD."shipping_amount",
      OLD."tax_amount", OLD."total_amount",
      OLD."gift_card_amount", OLD."prices_include", OLD."taxes", OLD."tax_country", OLD."tax_treatment", OLD."tax_note") THEN
    RAISE EXCEPTION 'the number and the amounts of order % are fixed when it is placed', OLD."number";
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER orders_money BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION keep_order_money();

CREATE OR REPLACE FUNCTION keep_order_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."quantity", NEW."unit_amount", NEW."discount_amount", NEW."tax_amount", NEW."tax_basis_points")
     IS DISTINCT FROM
     (OLD."quantity", OLD."unit_amount", OLD."discount_amount", OLD."tax_amount", OLD."tax_basis_points") THEN
    RAISE EXCEPTION 'the lines of an order are fixed when it is placed';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER order_line_money BEFORE UPDATE ON "order_line"
  FOR EACH ROW EXECUTE FUNCTION keep_order_lines();

-- Only that it was read may be added.
CREATE OR REPLACE FUNCTION keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."order_id", NEW."author", NEW."body", NEW."at") IS DISTINCT FROM
     (OLD."order_id", OLD."author", OLD."body", OLD."at") THEN
    RAISE EXCEPTION 'a message that was sent can''t be changed';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER order_message_fixed BEFORE UPDATE ON "order_message"
  FOR EACH ROW EXECUTE FUNCTION keep_message();

CREATE OR REPLACE TRIGGER invoice_fixed BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- ── Versions ─────────────────────────────────────────────────────────────────────────
-- One version per real change: what else happens to an order in the same transaction is part of it.
-- `xmin` names the transaction that wrote the row last, by the lower 32 bits of its number.
CREATE OR REPLACE FUNCTION order_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.xmin::text = (pg_current_xact_id()::text::numeric % 4294967296)::text THEN
    NEW."version" := OLD."version";
  ELSE
    NEW."version" := OLD."version" + 1;
  END IF;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER orders_version BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION order_bump();

-- ── Orders ───────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION orders_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT DISTINCT 'desk' FROM "after"
    UNION ALL SELECT DISTINCT 'bench' FROM "after" WHERE "status" IN ('authorised', 'paid');
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-orders') FROM "after" HAVING count(*) > 0;
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM "after" WHERE "auction_id" IS NOT NULL
    HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER orders_added AFTER INSERT ON "orders" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION orders_added();

-- The bench: which orders wait to be packed. Whoever waits sees their place in the queue move.
CREATE OR REPLACE FUNCTION orders_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_orders text[];
BEGIN
  SELECT array_agg("id") INTO the_orders FROM "after";
  IF the_orders IS NULL THEN RETURN NULL; END IF;
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT 'desk'
    -- The same for whoever packs it: nobody packs what isn't paid.
    UNION ALL SELECT 'packing:' || "public_id" FROM "after" WHERE "status" <> 'placed'
    UNION ALL SELECT DISTINCT 'bench' FROM (
      SELECT "id", "status" IN ('authorised', 'paid') FROM "after"
      EXCEPT SELECT "id", "status" IN ('authorised', 'paid') FROM "before"
    ) AS "moved"
    -- What a friend sees is a view of its own, of the same version as the order.
    UNION ALL SELECT 'shared-order:' || "id" FROM "order_link"
      WHERE "order_id" = ANY (the_orders) AND "scope" = 'shared' AND "expires_at" > clock_timestamp();
  -- A list says where an order's parcels are, which touch it.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-orders') FROM (
    SELECT "id", "status", "person_id",
           CASE WHEN "status" IN ('partly_shipped', 'shipped', 'delivered', 'completed') THEN "touched_at" END FROM "after"
    EXCEPT
    SELECT "id", "status", "person_id",
           CASE WHEN "status" IN ('partly_shipped', 'shipped', 'delivered', 'completed') THEN "touched_at" END FROM "before"
  ) AS "moved" HAVING count(*) > 0;
  -- What an order of a lot comes to, and until when, stands beside the position.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM (
    SELECT "id", "status", "person_id", "pay_by" FROM "after" WHERE "auction_id" IS NOT NULL
    EXCEPT SELECT "id", "status", "person_id", "pay_by" FROM "before" WHERE "auction_id" IS NOT NULL
  ) AS "moved" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER orders_changed AFTER UPDATE ON "orders" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION orders_changed();

-- "just sold" on the shop's front page
CREATE OR REPLACE FUNCTION order_lines_sold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT DISTINCT 'shop' FROM (
    SELECT "id", "sold_at" FROM "after" EXCEPT SELECT "id", "sold_at" FROM "before"
  ) AS "sold";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_lines_announce AFTER UPDATE ON "order_line"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION order_lines_sold();

-- ── What shows in an order ───────────────────────────────────────────────────────────
-- An order that this transaction wrote has announced itself already.
CREATE OR REPLACE FUNCTION touch_orders(the_orders text[]) RETURNS void LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
  UPDATE "orders" SET "touched_at" = clock_timestamp()
  WHERE "id" = ANY (the_orders) AND "xmin" <> pg_current_xact_id()::xid
$$;

CREATE OR REPLACE FUNCTION order_parts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg(DISTINCT "order_id")) FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_event_added AFTER INSERT ON "order_event" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();
CREATE OR REPLACE TRIGGER payment_added AFTER INSERT ON "payment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();
CREATE OR REPLACE TRIGGER payment_changed AFTER UPDATE ON "payment" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();
CREATE OR REPLACE TRIGGER invoice_added AFTER INSERT ON "invoice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_parts_changed();

CREATE OR REPLACE FUNCTION order_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "orders" SET "touched_at" = clock_timestamp()
    WHERE "id" = CASE TG_OP WHEN 'DELETE' THEN OLD."order_id" ELSE NEW."order_id" END;
  RETURN NULL;
END $$;
-- Not while it is only claimed, and tried again.
CREATE OR REPLACE TRIGGER refund_touch AFTER INSERT OR UPDATE OF "status", "amount", "reason", "lines", "return_id", "by_hand", "held" ON "refund"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE OR REPLACE TRIGGER vat_recheck_touch AFTER UPDATE OF "result", "settled_at" ON "vat_recheck"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE OR REPLACE TRIGGER dispute_touch AFTER INSERT OR UPDATE OF "status", "amount", "reason", "due_by" ON "dispute"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE OR REPLACE TRIGGER order_return_touch AFTER INSERT OR UPDATE ON "order_return"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE OR REPLACE TRIGGER stored_file_touch AFTER INSERT OR DELETE ON "stored_file"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE OR REPLACE TRIGGER order_message_touch AFTER INSERT OR UPDATE ON "order_message"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

-- Sharing and ending it show on the owner's page, and an ended link on its friend's, which stays open to say so.
CREATE OR REPLACE FUNCTION order_link_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."scope" = 'shared' THEN
    UPDATE "orders" SET "touched_at" = clock_timestamp() WHERE "id" = NEW."order_id";
    IF NEW."expires_at" <= clock_timestamp() THEN
      PERFORM announce('shared-order:' || NEW."id");
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM announce('ended-link:' || NEW."id");
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_link_touch AFTER INSERT OR UPDATE ON "order_link"
  FOR EACH ROW EXECUTE FUNCTION order_link_changed();

CREATE OR REPLACE FUNCTION order_links_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-link:' || "id" FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_link_deleted AFTER DELETE ON "order_link" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_links_deleted();

-- What was written is a topic of its own, so that the order's view stays light. The order is touched by the same row
-- (order_message_touch), which gives it its version and tells the desk.
CREATE OR REPLACE FUNCTION order_message_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('order-messages:' || "public_id") FROM "orders" WHERE "id" = NEW."order_id";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER order_message_announce AFTER INSERT OR UPDATE ON "order_message"
  FOR EACH ROW EXECUTE FUNCTION order_message_changed();

-- What a winner asks
CREATE OR REPLACE FUNCTION release_requests_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg(DISTINCT "order_id")) FROM "rows" HAVING count(*) > 0;
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM "orders" WHERE "id" IN (SELECT "order_id" FROM "rows")
    HAVING count(*) > 0;
  PERFORM announce('desk') FROM "rows" LIMIT 1;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER release_request_added AFTER INSERT ON "release_request" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION release_requests_changed();
CREATE OR REPLACE TRIGGER release_request_changed AFTER UPDATE ON "release_request" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION release_requests_changed();
