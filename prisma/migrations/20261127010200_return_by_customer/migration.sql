ALTER TABLE "shipment" ADD COLUMN "by_customer" BOOLEAN NOT NULL DEFAULT false;
