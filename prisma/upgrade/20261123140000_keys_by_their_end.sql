-- When the next key ends by itself.
CREATE INDEX "api_key_to_end" ON "api_key"("expires_at") WHERE "revoked_at" IS NULL;
