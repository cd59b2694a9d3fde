-- Change capture for what happens to an order after it is paid: returns, files, messages, invoices.
-- All of it shows in `order:<public id>`.

ALTER TABLE "return_line" ADD CONSTRAINT "return_line_quantity"
  CHECK ("quantity" > 0 AND "restocked" BETWEEN 0 AND "quantity");
ALTER SEQUENCE "order_return_number_seq" RESTART WITH 1001;

CREATE TRIGGER order_return_touch AFTER INSERT OR UPDATE ON "order_return" FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE TRIGGER stored_file_touch AFTER INSERT OR DELETE ON "stored_file" FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE TRIGGER order_message_touch AFTER INSERT OR UPDATE ON "order_message" FOR EACH ROW EXECUTE FUNCTION order_part_changed();
CREATE TRIGGER invoice_touch AFTER INSERT ON "invoice" FOR EACH ROW EXECUTE FUNCTION order_part_changed();

-- What was issued stays as it was.
CREATE TRIGGER invoice_fixed BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- What was written stays as it was; only that it was read may be added.
CREATE FUNCTION keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."order_id", NEW."author", NEW."body", NEW."at") IS DISTINCT FROM
     (OLD."order_id", OLD."author", OLD."body", OLD."at") THEN
    RAISE EXCEPTION 'a message that was sent can''t be changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_message_fixed BEFORE UPDATE ON "order_message" FOR EACH ROW EXECUTE FUNCTION keep_message();

-- A carrier's message is kept as it came; only what became of it may change.
CREATE FUNCTION keep_carrier_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."source", NEW."headers", NEW."body") IS DISTINCT FROM (OLD."source", OLD."headers", OLD."body") THEN
    RAISE EXCEPTION 'a carrier''s message is kept as it came';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER carrier_message_fixed BEFORE UPDATE ON "carrier_message"
  FOR EACH ROW EXECUTE FUNCTION keep_carrier_message();

-- The desk counts what needs a person's eyes.
CREATE FUNCTION carrier_message_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."status" = OLD."status" THEN RETURN NULL; END IF;
  IF NEW."status" IN ('unmatched', 'failed') OR (TG_OP = 'UPDATE' AND OLD."status" IN ('unmatched', 'failed')) THEN
    PERFORM announce('desk');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER carrier_message_announce AFTER INSERT OR UPDATE ON "carrier_message"
  FOR EACH ROW EXECUTE FUNCTION carrier_message_changed();
