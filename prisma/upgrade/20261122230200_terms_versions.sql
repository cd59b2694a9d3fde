-- AlterTable
ALTER TABLE "tax_settings" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "shipping_zone" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
