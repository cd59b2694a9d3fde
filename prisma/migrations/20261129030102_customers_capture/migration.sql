-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION customers_of_new_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "customer_change" ("person_id", "email") SELECT DISTINCT "person_id", lower("email") FROM "after";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER orders_added_customers AFTER INSERT ON "orders" REFERENCING NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION customers_of_new_orders();

CREATE OR REPLACE FUNCTION customers_of_changed_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "customer_change" ("person_id", "email") SELECT "person_id", lower("email") FROM (
    SELECT "id", "person_id", "email", "status", "paid_at", "refunded_amount", "shipping_address", "phone" FROM "after"
    EXCEPT SELECT "id", "person_id", "email", "status", "paid_at", "refunded_amount", "shipping_address", "phone" FROM "before"
  ) AS "changed" GROUP BY 1, 2;
  INSERT INTO "customer_change" ("person_id", "customer_id") SELECT DISTINCT "left"."person_id", "customer"."id" FROM (
    SELECT "id", "person_id", "email" FROM "before" EXCEPT SELECT "id", "person_id", "email" FROM "after"
  ) AS "left" LEFT JOIN "customer" ON "customer"."order_email" = lower("left"."email");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER orders_changed_customers AFTER UPDATE ON "orders" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION customers_of_changed_orders();

CREATE OR REPLACE FUNCTION customer_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "customer_change" ("person_id") VALUES (NEW."id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER person_customer AFTER INSERT OR UPDATE OF "kind", "user_id" ON "person"
  FOR EACH ROW WHEN (NEW."kind" IN ('account', 'deleted')) EXECUTE FUNCTION customer_of_person();

CREATE OR REPLACE FUNCTION customer_of_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "customer_change" ("person_id") SELECT "id" FROM "person" WHERE "user_id" = NEW."id" AND "kind" = 'account';
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER user_customer AFTER UPDATE OF "email", "name", "claimed_email" ON "user"
  FOR EACH ROW WHEN ((OLD."email", OLD."name", OLD."claimed_email") IS DISTINCT FROM (NEW."email", NEW."name", NEW."claimed_email"))
  EXECUTE FUNCTION customer_of_user();
