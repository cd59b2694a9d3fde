-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "arrives_by" DATE,
ADD COLUMN     "arrives_from" DATE,
ADD COLUMN     "tax_country" CHAR(2);
