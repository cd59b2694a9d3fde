-- AlterTable
ALTER TABLE "product" ADD COLUMN "safety" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "hs_code" TEXT NOT NULL DEFAULT '',
ADD COLUMN "origin_country" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "maker" ADD COLUMN "safety" JSONB NOT NULL DEFAULT '{}';
