-- AlterTable
ALTER TABLE "shop_settings" ADD COLUMN "opens_at" TIMESTAMPTZ(3);
