ALTER TABLE "order_return" ADD COLUMN "paid_by" TEXT;
