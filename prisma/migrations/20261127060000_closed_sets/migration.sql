-- What the rules know no name for can't be stored: server/database/closed-sets.test.ts compares each with its list.
ALTER TABLE "auction" ADD CONSTRAINT "auction_state_known"
  CHECK ("state" IN ('scheduled', 'open', 'closed'));
ALTER TABLE "auction" ADD CONSTRAINT "auction_outcome_known"
  CHECK ("outcome" IN ('sold', 'no_bids', 'reserve_not_met', 'unpaid', 'after_sale', 'withdrawn'));
ALTER TABLE "orders" ADD CONSTRAINT "orders_source_known"
  CHECK ("source" IN ('shop', 'api', 'auction'));
ALTER TABLE "orders" ADD CONSTRAINT "orders_status_known"
  CHECK ("status" IN ('placed', 'authorised', 'paid', 'packing', 'packed', 'partly_shipped', 'shipped', 'delivered', 'completed', 'cancelled', 'refunded'));
ALTER TABLE "order_return" ADD CONSTRAINT "order_return_status_known"
  CHECK ("status" IN ('requested', 'approved', 'sent', 'received', 'refunded', 'exchanged', 'closed', 'declined', 'withdrawn'));
ALTER TABLE "payment" ADD CONSTRAINT "payment_provider_known"
  CHECK ("provider" IN ('test', 'stripe', 'mollie', 'gift_card'));
ALTER TABLE "payment" ADD CONSTRAINT "payment_status_known"
  CHECK ("status" IN ('created', 'requires_action', 'processing', 'authorised', 'approved', 'declined', 'refunded'));
ALTER TABLE "refund" ADD CONSTRAINT "refund_status_known"
  CHECK ("status" IN ('pending', 'sent', 'done', 'failed'));
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_status_known"
  CHECK ("status" IN ('pending', 'label_created', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'available_for_pickup', 'attempt_failed', 'exception', 'return_in_progress', 'returned', 'lost', 'cancelled', 'expired', 'unknown'));
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_source_known"
  CHECK ("source" IN ('form', 'link', 'api', 'letter', 'email', 'telephone'));
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_status_known"
  CHECK ("status" IN ('to_match', 'to_refund', 'refunded', 'not_applicable', 'no_order'));
