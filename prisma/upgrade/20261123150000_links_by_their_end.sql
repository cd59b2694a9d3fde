-- When the next link to an order ends by itself. Those that ended before are not announced any more.
UPDATE "order_link" SET "revoked_at" = "expires_at" WHERE "revoked_at" IS NULL AND "expires_at" <= clock_timestamp() AND "scope" <> 'shared';
CREATE INDEX "order_link_to_end" ON "order_link"("expires_at") WHERE "revoked_at" IS NULL;
