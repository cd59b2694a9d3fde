-- AlterTable
ALTER TABLE "withdrawal" ADD COLUMN     "closed_by" TEXT,
ADD COLUMN     "match_failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "receipt_at" TIMESTAMPTZ(3),
ADD COLUMN     "receipt_due_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "withdrawal_receipt_due_at_idx" ON "withdrawal"("receipt_due_at");

CREATE INDEX "withdrawal_address" ON "withdrawal" (lower("email"));

-- Receipts queued before count as sent when their statement came.
UPDATE "withdrawal" SET "receipt_at" = "recorded_at" WHERE "recorded_at" > clock_timestamp() - interval '1 day';
