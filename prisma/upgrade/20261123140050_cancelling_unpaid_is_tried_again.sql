-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "cancel_try_at" TIMESTAMPTZ(3);
