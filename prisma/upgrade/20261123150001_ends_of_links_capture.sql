-- Made from prisma/capture by `npm run migration:capture`.

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

CREATE OR REPLACE FUNCTION order_links_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-link:' || "id" FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER order_link_deleted AFTER DELETE ON "order_link" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION order_links_deleted();
