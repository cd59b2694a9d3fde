-- The desk lists orders by when they were placed, between two days, a page at a time.
CREATE INDEX "orders_placed_at_number_idx" ON "orders"("placed_at", "number");
