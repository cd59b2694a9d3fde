-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION withdrawal_keeps_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."received_at" <> OLD."received_at" OR NEW."number" <> OLD."number"
    OR NEW."name" NOT IN (OLD."name", '') OR NEW."email" NOT IN (OLD."email", '')
    OR NEW."order_text" NOT IN (OLD."order_text", '') OR NEW."pieces_text" NOT IN (OLD."pieces_text", '') THEN
    RAISE EXCEPTION 'a statement of withdrawal is kept as it came';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION withdrawal_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg("id")) FROM "orders" WHERE "id" = NEW."order_id" HAVING count(*) > 0;
  PERFORM announce('desk-withdrawals'), announce('desk');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER withdrawal_kept BEFORE UPDATE ON "withdrawal"
  FOR EACH ROW EXECUTE FUNCTION withdrawal_keeps_statement();

CREATE OR REPLACE TRIGGER withdrawal_announce AFTER INSERT OR UPDATE ON "withdrawal"
  FOR EACH ROW EXECUTE FUNCTION withdrawal_changed();
