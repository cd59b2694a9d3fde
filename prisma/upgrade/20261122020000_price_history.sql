-- Every price that a variant ever had, and the lowest of the 30 days before the one it has.
CREATE TABLE "price_history" (
  "id" bigserial PRIMARY KEY,
  "variant_id" text NOT NULL REFERENCES "variant" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "amount" integer NOT NULL,
  "currency" char(3) NOT NULL,
  "since" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "price_history_variant_id_since_idx" ON "price_history" ("variant_id", "since");

ALTER TABLE "variant" ADD COLUMN "prior_price_amount" integer;

-- What is known of the prices until now: the last one, and the one that it replaced.
INSERT INTO "price_history" ("variant_id", "amount", "currency", "since")
  SELECT "variant"."id", "previous_price_amount", "currency", least("product"."created_at", "price_changed_at" - interval '1 second')
  FROM "variant" JOIN "product" ON "product"."id" = "variant"."product_id"
  WHERE "previous_price_amount" IS NOT NULL AND "price_changed_at" IS NOT NULL;
INSERT INTO "price_history" ("variant_id", "amount", "currency", "since")
  SELECT "variant"."id", "price_amount", "currency", coalesce("price_changed_at", "product"."created_at")
  FROM "variant" JOIN "product" ON "product"."id" = "variant"."product_id";

-- A price that begins and ends by itself.
CREATE TABLE "scheduled_price" (
  "id" text PRIMARY KEY,
  "variant_id" text NOT NULL REFERENCES "variant" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "amount" integer NOT NULL CHECK ("amount" >= 0),
  "starts_at" timestamptz(3) NOT NULL,
  "ends_at" timestamptz(3),
  -- waiting | running | ended | replaced | cancelled
  "state" text NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'running', 'ended', 'replaced', 'cancelled')),
  "then_amount" integer CHECK ("then_amount" >= 0),
  "made_by" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CHECK ("ends_at" > "starts_at")
);
CREATE INDEX "scheduled_price_variant_id_idx" ON "scheduled_price" ("variant_id", "starts_at");
CREATE INDEX "scheduled_price_to_start" ON "scheduled_price" ("starts_at") WHERE "state" = 'waiting';
CREATE INDEX "scheduled_price_to_end" ON "scheduled_price" ("ends_at") WHERE "state" = 'running';
CREATE UNIQUE INDEX "scheduled_price_one_running" ON "scheduled_price" ("variant_id") WHERE "state" = 'running';
