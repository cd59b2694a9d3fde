-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "standard_shipping_amount" INTEGER;

-- AlterTable
ALTER TABLE "withdrawal" ADD COLUMN     "delivery_amount" INTEGER NOT NULL DEFAULT 0;
