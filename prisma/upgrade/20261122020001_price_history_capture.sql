-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION lowest_price_before(the_variant text, the_currency text, the_moment timestamptz) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT min("amount") FROM (
    SELECT "amount", lead("since", 1, the_moment) OVER (ORDER BY "since", "id") AS "until"
    FROM "price_history" WHERE "variant_id" = the_variant AND "currency" = the_currency AND "since" <= the_moment
  ) AS "period" WHERE "until" > the_moment - interval '720 hours'
$$;

CREATE OR REPLACE FUNCTION variant_prior_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."prior_price_amount" := lowest_price_before(NEW."id", NEW."currency", clock_timestamp());
  IF NEW."prior_price_amount" <= NEW."price_amount" THEN NEW."prior_price_amount" := NULL; END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION price_began() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "price_history" ("variant_id", "amount", "currency") VALUES (NEW."id", NEW."price_amount", NEW."currency");
  IF TG_OP = 'UPDATE' AND coalesce(current_setting('marketday.price', true), '') <> 'scheduled' THEN
    UPDATE "scheduled_price" SET "state" = 'replaced' WHERE "variant_id" = NEW."id" AND "state" = 'running';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION scheduled_price_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_products text[];
BEGIN
  SELECT array_agg(DISTINCT "product_id") INTO the_products FROM "variant" WHERE "id" IN (NEW."variant_id", OLD."variant_id");
  PERFORM touch_products(the_products, the_products, the_products);
  INSERT INTO "change" ("topic") SELECT 'label:' || "id" FROM unnest(the_products) AS "product" ("id");
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER variant_prior_price BEFORE UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency") IS DISTINCT FROM (NEW."price_amount", NEW."currency"))
  EXECUTE FUNCTION variant_prior_price();

CREATE OR REPLACE TRIGGER variant_first_price AFTER INSERT ON "variant" FOR EACH ROW EXECUTE FUNCTION price_began();

CREATE OR REPLACE TRIGGER variant_next_price AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency") IS DISTINCT FROM (NEW."price_amount", NEW."currency"))
  EXECUTE FUNCTION price_began();

CREATE OR REPLACE TRIGGER price_history_fixed BEFORE UPDATE ON "price_history"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

CREATE OR REPLACE TRIGGER scheduled_price_added AFTER INSERT ON "scheduled_price" FOR EACH ROW
  WHEN (NEW."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();

CREATE OR REPLACE TRIGGER scheduled_price_changed AFTER UPDATE ON "scheduled_price" FOR EACH ROW
  WHEN (OLD."state" = 'running' OR NEW."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();

CREATE OR REPLACE TRIGGER scheduled_price_removed AFTER DELETE ON "scheduled_price" FOR EACH ROW
  WHEN (OLD."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();
