-- Orders that the shop's own people take, by telephone for example, and money that no payment provider moves.
ALTER TABLE "orders" ADD COLUMN "pay_way" TEXT;
ALTER TABLE "orders" ADD CONSTRAINT "orders_pay_way_known"
  CHECK ("pay_way" IN ('link', 'transfer', 'cash'));
ALTER TABLE "orders" DROP CONSTRAINT "orders_source_known";
ALTER TABLE "orders" ADD CONSTRAINT "orders_source_known"
  CHECK ("source" IN ('shop', 'api', 'auction', 'desk'));
ALTER TABLE "payment" DROP CONSTRAINT "payment_provider_known";
ALTER TABLE "payment" ADD CONSTRAINT "payment_provider_known"
  CHECK ("provider" IN ('test', 'stripe', 'mollie', 'gift_card', 'manual'));
