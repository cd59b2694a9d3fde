-- AlterTable
ALTER TABLE "delivery_settings" ADD COLUMN     "closed_days" TEXT[] DEFAULT ARRAY[]::TEXT[];
