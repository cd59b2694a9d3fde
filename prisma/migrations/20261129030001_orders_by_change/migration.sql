-- The API lists orders by when they last changed. Those placed before count as changed now: one value for all of them,
-- so that no row is written anew.
ALTER TABLE "orders" ADD COLUMN "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now();
ALTER TABLE "orders" ALTER COLUMN "changed_at" SET DEFAULT clock_timestamp();
CREATE INDEX "orders_changed_at_number_idx" ON "orders"("changed_at", "number");
