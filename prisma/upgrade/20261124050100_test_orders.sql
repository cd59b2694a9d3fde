-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "is_test" BOOLEAN NOT NULL DEFAULT false;
