-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION words_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION count_piece_words(the_product text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "piece_words" ("product_id") SELECT "id" FROM "product" WHERE "id" = the_product
    ON CONFLICT ("product_id") DO UPDATE SET "version" = "piece_words"."version" + 1;
  UPDATE "piece_words" SET ("reviews", "as_described", "well_packed", "smaller_than_pictured") = (
      SELECT count(*), count(*) FILTER (WHERE "as_described"), count(*) FILTER (WHERE "well_packed"),
             count(*) FILTER (WHERE "smaller_than_pictured")
      FROM "review" WHERE "product_id" = the_product AND "state" = 'shown'),
    "questions" = (SELECT count(*) FROM "question" WHERE "product_id" = the_product AND "state" = 'shown')
  WHERE "product_id" = the_product;
  PERFORM announce('reviews:' || the_product);
END $$;

CREATE OR REPLACE FUNCTION review_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_line text := CASE TG_OP WHEN 'DELETE' THEN OLD."order_line_id" ELSE NEW."order_line_id" END;
BEGIN
  PERFORM touch_orders(array_agg("order_id")) FROM "order_line" WHERE "id" = the_line HAVING count(*) > 0;
  IF TG_OP <> 'INSERT' AND OLD."state" = 'shown' THEN PERFORM count_piece_words(OLD."product_id");
  ELSIF TG_OP <> 'DELETE' AND NEW."state" = 'shown' THEN PERFORM count_piece_words(NEW."product_id");
  END IF;
  PERFORM announce('desk-reviews'), announce('desk');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION question_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD."state" = 'shown' THEN PERFORM count_piece_words(OLD."product_id");
  ELSIF TG_OP <> 'DELETE' AND NEW."state" = 'shown' THEN PERFORM count_piece_words(NEW."product_id");
  END IF;
  -- Of a guest's question nobody hears before its address is confirmed.
  IF (TG_OP <> 'INSERT' AND OLD."state" <> 'unconfirmed') OR (TG_OP <> 'DELETE' AND NEW."state" <> 'unconfirmed') THEN
    PERFORM announce('desk-reviews'), announce('desk');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION order_to_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "review_request" ("order_id") VALUES (NEW."id") ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER review_version BEFORE UPDATE ON "review" FOR EACH ROW EXECUTE FUNCTION words_bump();

CREATE OR REPLACE TRIGGER question_version BEFORE UPDATE ON "question" FOR EACH ROW EXECUTE FUNCTION words_bump();

CREATE OR REPLACE TRIGGER review_announce AFTER INSERT OR UPDATE OR DELETE ON "review"
  FOR EACH ROW EXECUTE FUNCTION review_changed();

CREATE OR REPLACE TRIGGER question_announce AFTER INSERT OR UPDATE OR DELETE ON "question"
  FOR EACH ROW EXECUTE FUNCTION question_changed();

CREATE OR REPLACE TRIGGER orders_to_review AFTER UPDATE OF "status" ON "orders" FOR EACH ROW
  WHEN (NEW."status" = 'delivered' AND OLD."status" <> 'delivered') EXECUTE FUNCTION order_to_review();
