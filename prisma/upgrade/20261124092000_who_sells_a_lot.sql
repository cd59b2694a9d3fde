-- AlterTable
ALTER TABLE "auction" ADD COLUMN "sold_by" TEXT NOT NULL DEFAULT 'house' CHECK ("sold_by" IN ('house', 'trader', 'private')),
ADD COLUMN "trader_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN "vat" TEXT NOT NULL DEFAULT 'standard' CHECK ("vat" IN ('standard', 'margin')),
ADD COLUMN "margin_kind" TEXT NOT NULL DEFAULT 'works_of_art' CHECK ("margin_kind" IN ('second_hand', 'works_of_art', 'collectors_items_and_antiques')),
ADD COLUMN "artist" JSONB,
ADD COLUMN "condition" TEXT NOT NULL DEFAULT '',
ADD COLUMN "provenance" TEXT NOT NULL DEFAULT '',
ADD COLUMN "location" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "sale" ADD COLUMN "attended" BOOLEAN NOT NULL DEFAULT false;
