-- Prices over time: every price that a variant had, what it may be called reduced from, and prices that begin and end by
-- themselves.
--
--   topic                       changes with
--   product:<id>, card:<id>,    scheduled_price: one begins, ends, changes or goes (a price itself: stock.sql)
--   shelf, label:<id>
--
-- variant: each price it had stands in price_history, which is never rewritten.
--
-- What may be called a reduction: Article 6a of Directive 98/6/EC, the lowest price of the 30 days before. The rule is
-- domain/price/prior-price, here again so that plain SQL keeps it too.

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
CREATE OR REPLACE TRIGGER variant_prior_price BEFORE UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency") IS DISTINCT FROM (NEW."price_amount", NEW."currency"))
  EXECUTE FUNCTION variant_prior_price();

-- A price that somebody sets takes the place of a scheduled one that runs: its end must not undo what was meant.
-- `marketday.price` says that it is the schedule's own.
CREATE OR REPLACE FUNCTION price_began() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "price_history" ("variant_id", "amount", "currency", "actor")
    VALUES (NEW."id", NEW."price_amount", NEW."currency",
            coalesce(nullif(current_setting('marketday.actor', true), ''), nullif(current_setting('marketday.acting', true), '')));
  IF coalesce(current_setting('marketday.price', true), '') <> 'scheduled' THEN
    UPDATE "scheduled_price" SET "state" = 'replaced' WHERE "variant_id" = NEW."id" AND "state" = 'running';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER variant_next_price AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency") IS DISTINCT FROM (NEW."price_amount", NEW."currency"))
  EXECUTE FUNCTION price_began();

CREATE OR REPLACE FUNCTION first_prices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "price_history" ("variant_id", "amount", "currency") SELECT "id", "price_amount", "currency" FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER variants_first_price AFTER INSERT ON "variant" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION first_prices();

CREATE OR REPLACE TRIGGER price_history_fixed BEFORE UPDATE ON "price_history"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- A page says until when a price runs and what follows it. What waits, nobody sees.
CREATE OR REPLACE FUNCTION scheduled_price_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_products text[];
BEGIN
  SELECT array_agg(DISTINCT "product_id") INTO the_products FROM "variant" WHERE "id" IN (NEW."variant_id", OLD."variant_id");
  PERFORM touch_products(the_products, the_products, the_products);
  INSERT INTO "change" ("topic") SELECT 'label:' || "id" FROM unnest(the_products) AS "product" ("id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER scheduled_price_added AFTER INSERT ON "scheduled_price" FOR EACH ROW
  WHEN (NEW."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();
CREATE OR REPLACE TRIGGER scheduled_price_changed AFTER UPDATE ON "scheduled_price" FOR EACH ROW
  WHEN (OLD."state" = 'running' OR NEW."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();
CREATE OR REPLACE TRIGGER scheduled_price_removed AFTER DELETE ON "scheduled_price" FOR EACH ROW
  WHEN (OLD."state" = 'running') EXECUTE FUNCTION scheduled_price_changed();
