-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "cancel_note" TEXT;

-- The reason was one of the shop's own, or what somebody had typed, whatever it said. What was typed stands in the order's
-- history too, where the shop's own reasons have no words; but for an offer that was declined.
UPDATE "orders" SET "cancel_note" = "cancel_reason", "cancel_reason" = NULL
WHERE "cancel_reason" NOT IN ('payment_declined', 'stock_gone', 'unpaid', 'offer_lapsed', 'offer_declined', 'released')
  OR (NOT ("offer" AND "cancel_reason" = 'offer_declined') AND EXISTS (
    SELECT FROM "order_event"
    WHERE "order_id" = "orders"."id" AND "kind" = 'cancelled' AND "note" = "orders"."cancel_reason"));

ALTER TABLE "orders" ADD CONSTRAINT "orders_cancel_reason" CHECK (
  "cancel_reason" IN ('payment_declined', 'stock_gone', 'unpaid', 'offer_lapsed', 'offer_declined', 'released'));
