-- Refunds are claimed and tried again as mail is.
ALTER TABLE "refund" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN "claimed_by" TEXT;
DROP INDEX "refund_status_idx";
CREATE INDEX "refund_status_due_at_idx" ON "refund"("status", "due_at");
ALTER TABLE "tracking_pull" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;

-- What waits to be sent in its order, however much of it; what is over, for when it is forgotten.
DROP INDEX "email_status_due_at_idx";
CREATE INDEX "email_due" ON "email"("due_at") WHERE "status" IN ('queued', 'sending');
CREATE INDEX "email_over" ON "email"("due_at") WHERE "status" IN ('sent', 'failed');
DROP INDEX "push_status_due_at_idx";
CREATE INDEX "push_due" ON "push"("due_at") WHERE "status" IN ('queued', 'sending');
CREATE INDEX "push_over" ON "push"("due_at") WHERE "status" IN ('sent', 'failed');
