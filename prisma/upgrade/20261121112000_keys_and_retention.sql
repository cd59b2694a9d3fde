-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_used_at" TIMESTAMPTZ(3),
ADD COLUMN     "made_by" TEXT;

-- CreateIndex
CREATE INDEX "notice_at_idx" ON "notice"("at");

-- CreateIndex
CREATE INDEX "user_is_anonymous_created_at_idx" ON "user"("is_anonymous", "created_at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "verification_expires_at_idx" ON "verification"("expires_at");

-- CreateIndex
CREATE INDEX "provider_event_received_at_idx" ON "provider_event"("received_at");

-- CreateIndex
CREATE INDEX "carrier_message_received_at_idx" ON "carrier_message"("received_at");

-- CreateIndex
CREATE INDEX "order_link_expires_at_idx" ON "order_link"("expires_at");

-- CreateIndex
CREATE INDEX "step_up_expires_at_idx" ON "step_up"("expires_at");

-- Refunds and shipments have scopes of their own now. A key that could do both before still can.
UPDATE "api_key" SET "scopes" = "scopes" || '{refunds:write}' WHERE 'orders:write' = ANY ("scopes") AND NOT 'refunds:write' = ANY ("scopes");
UPDATE "api_key" SET "scopes" = "scopes" || '{shipments:write}' WHERE 'orders:write' = ANY ("scopes") AND NOT 'shipments:write' = ANY ("scopes");
