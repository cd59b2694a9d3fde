-- Promotions, gift cards, taxes and delivery by zone, and what they leave in an order.
ALTER TABLE "product" ADD COLUMN     "tax_class" TEXT NOT NULL DEFAULT 'standard';

ALTER TABLE "orders" ADD COLUMN     "discount_amount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "gift" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "gift_card_amount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "gift_message" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "prices_include" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "shipping_method" TEXT,
ADD COLUMN     "shipping_title" TEXT,
ADD COLUMN     "taxes" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "order_line" ADD COLUMN     "discount_amount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_amount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tax_basis_points" INTEGER;

ALTER TABLE "refund" ADD COLUMN     "gift_card_amount" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "promotion" (
    "id" TEXT NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "currency" CHAR(3),
    "skus" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "collections" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "minimum_amount" INTEGER,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "usage_limit" INTEGER,
    "per_person_limit" INTEGER,
    "used" INTEGER NOT NULL DEFAULT 0,
    "combines" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "promotion_use" (
    "promotion_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "promotion_use_pkey" PRIMARY KEY ("promotion_id","order_id")
);

CREATE TABLE "gift_card" (
    "id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "ending" CHAR(4) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "balance" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3),
    "person_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "gift_card_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "gift_entry" (
    "id" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "order_id" TEXT,
    "kind" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "gift_entry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "tax_rate" (
    "country" CHAR(2) NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "class" TEXT NOT NULL DEFAULT 'standard',
    "basis_points" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "tax_rate_pkey" PRIMARY KEY ("country","region","class","valid_from")
);

CREATE TABLE "tax_settings" (
    "id" TEXT NOT NULL DEFAULT 'shop',
    "origin" CHAR(2) NOT NULL,
    "prices_include" BOOLEAN NOT NULL DEFAULT true,
    "rule" TEXT NOT NULL DEFAULT 'unstated',

    CONSTRAINT "tax_settings_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "shipping_zone" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "countries" TEXT[],
    "postcodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shipping_zone_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "shipping_rate" (
    "id" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3),
    "free_from" INTEGER,
    "weight_from" INTEGER NOT NULL DEFAULT 0,
    "weight_to" INTEGER,
    "days_least" INTEGER NOT NULL,
    "days_most" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shipping_rate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "order_adjustment" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "line_id" TEXT,
    "promotion_id" TEXT,
    "title" TEXT NOT NULL,
    "code" TEXT,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "order_adjustment_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "promotion_code_key" ON "promotion"("code");

CREATE INDEX "promotion_use_order_id_idx" ON "promotion_use"("order_id");

CREATE UNIQUE INDEX "promotion_use_promotion_id_who_n_key" ON "promotion_use"("promotion_id", "who", "n");

CREATE UNIQUE INDEX "gift_card_code_hash_key" ON "gift_card"("code_hash");

CREATE INDEX "gift_card_person_id_idx" ON "gift_card"("person_id");

CREATE INDEX "gift_entry_card_id_at_idx" ON "gift_entry"("card_id", "at");

CREATE INDEX "gift_entry_order_id_idx" ON "gift_entry"("order_id");

CREATE INDEX "shipping_rate_zone_id_position_idx" ON "shipping_rate"("zone_id", "position");

CREATE INDEX "order_adjustment_order_id_idx" ON "order_adjustment"("order_id");

CREATE INDEX "order_adjustment_promotion_id_idx" ON "order_adjustment"("promotion_id");

ALTER TABLE "promotion_use" ADD CONSTRAINT "promotion_use_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "promotion_use" ADD CONSTRAINT "promotion_use_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "gift_card" ADD CONSTRAINT "gift_card_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "gift_entry" ADD CONSTRAINT "gift_entry_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "gift_card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "gift_entry" ADD CONSTRAINT "gift_entry_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "shipping_rate" ADD CONSTRAINT "shipping_rate_zone_id_fkey" FOREIGN KEY ("zone_id") REFERENCES "shipping_zone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Numbers that the rules rely on.
ALTER TABLE "orders" DROP CONSTRAINT "orders_total";
ALTER TABLE "orders" ADD CONSTRAINT "orders_total" CHECK ("items_amount" - "discount_amount" + "shipping_amount" + "tax_amount" = "total_amount");
ALTER TABLE "orders" ADD CONSTRAINT "orders_gift_card" CHECK ("gift_card_amount" BETWEEN 0 AND "total_amount");
ALTER TABLE "orders" ADD CONSTRAINT "orders_discount" CHECK ("discount_amount" BETWEEN 0 AND "items_amount");
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_discount" CHECK ("discount_amount" >= 0 AND "tax_amount" >= 0 AND "discount_amount"::bigint <= "quantity"::bigint * "unit_amount");
ALTER TABLE "refund" ADD CONSTRAINT "refund_gift_card" CHECK ("gift_card_amount" BETWEEN 0 AND "amount");
ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_amount" CHECK ("amount" > 0);
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_kind" CHECK ("kind" IN ('percentage', 'amount', 'free_shipping', 'buy_x_get_y'));
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_code" CHECK ("code" = upper("code") AND "code" <> '');
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_times" CHECK ("starts_at" < "ends_at");
-- The last net under the rule that judges orders.
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_used" CHECK ("used" >= 0 AND "used" <= "usage_limit");
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_limits" CHECK ("usage_limit" > 0 AND "per_person_limit" > 0);
ALTER TABLE "promotion_use" ADD CONSTRAINT "promotion_use_n" CHECK ("n" >= 0);
ALTER TABLE "gift_card" ADD CONSTRAINT "gift_card_balance" CHECK ("balance" >= 0);
ALTER TABLE "gift_entry" ADD CONSTRAINT "gift_entry_kind" CHECK (
  "kind" = 'issue' AND "amount" > 0 OR "kind" = 'spend' AND "amount" < 0 AND "order_id" IS NOT NULL
  OR "kind" = 'give_back' AND "amount" > 0 AND "order_id" IS NOT NULL);
ALTER TABLE "tax_rate" ADD CONSTRAINT "tax_rate_basis_points" CHECK ("basis_points" BETWEEN 0 AND 10000);
ALTER TABLE "tax_settings" ADD CONSTRAINT "tax_settings_one" CHECK ("id" = 'shop');
ALTER TABLE "tax_settings" ADD CONSTRAINT "tax_settings_rule" CHECK ("rule" IN ('unstated', 'origin', 'destination'));
ALTER TABLE "shipping_rate" ADD CONSTRAINT "shipping_rate_amounts" CHECK ("amount" >= 0 AND "free_from" >= 0 AND "weight_from" >= 0);
ALTER TABLE "shipping_rate" ADD CONSTRAINT "shipping_rate_weights" CHECK ("weight_from" < "weight_to");
ALTER TABLE "shipping_rate" ADD CONSTRAINT "shipping_rate_days" CHECK ("days_least" BETWEEN 0 AND "days_most");

-- What applied until now: one tariff everywhere, and days by zone.
INSERT INTO "tax_settings" ("id", "origin") VALUES ('shop', 'ES');
INSERT INTO "shipping_zone" ("id", "title", "countries", "position") VALUES
  ('near', 'France, Portugal and Spain', '{FR,PT,ES}', 0),
  ('union', 'European Union', '{AT,BE,DK,FI,DE,IE,IT,LU,NL,SE}', 1),
  ('customs', 'Norway, Switzerland and the United Kingdom', '{NO,CH,GB}', 2),
  ('elsewhere', 'Everywhere else', '{}', 3);
INSERT INTO "shipping_rate" ("id", "zone_id", "method", "title", "amount", "free_from", "days_least", "days_most")
  SELECT "id" || '-standard', "id", 'standard', 'Home delivery', 900, 15000,
    CASE "id" WHEN 'near' THEN 2 WHEN 'union' THEN 3 ELSE 4 END, CASE "id" WHEN 'near' THEN 3 WHEN 'union' THEN 5 ELSE 7 END
  FROM "shipping_zone";
