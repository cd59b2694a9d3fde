-- Every order so far was told to its customer as MD-4801 and keeps that number. The default changes afterwards.
ALTER TABLE "orders" ADD COLUMN "number_prefix" TEXT NOT NULL DEFAULT 'MD-';
ALTER TABLE "orders" ALTER COLUMN "number_prefix" SET DEFAULT '';

-- A shop that has such orders goes on with them, unless it has chosen a prefix already.
UPDATE "shop_settings" SET "values" = "values" || '{"orderNumberPrefix": "MD-"}'
WHERE NOT "values" ? 'orderNumberPrefix' AND EXISTS (SELECT FROM "orders");
