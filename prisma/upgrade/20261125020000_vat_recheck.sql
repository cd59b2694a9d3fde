-- CreateTable
CREATE TABLE "vat_recheck" (
    "order_id" TEXT NOT NULL,
    "result" TEXT NOT NULL DEFAULT 'unknown',
    "asked_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,
    "refund_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "vat_recheck_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "vat_recheck_refund_id_key" ON "vat_recheck"("refund_id");

-- CreateIndex
CREATE INDEX "vat_recheck_due_at_idx" ON "vat_recheck"("due_at");

-- AddForeignKey
ALTER TABLE "vat_recheck" ADD CONSTRAINT "vat_recheck_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vat_recheck" ADD CONSTRAINT "vat_recheck_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Orders from before that VIES didn't answer about are asked about too.
INSERT INTO "vat_recheck" ("order_id", "due_at")
SELECT "id", clock_timestamp() FROM "orders"
WHERE "vat_check" ->> 'result' = 'unknown' AND "tax_treatment" = 'standard' AND "status" NOT IN ('cancelled', 'refunded');
