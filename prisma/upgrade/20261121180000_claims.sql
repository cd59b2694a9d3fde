-- Who has taken up what: where a process dies, the others take over what it held.
ALTER TABLE "email" ADD COLUMN "claimed_by" TEXT;
ALTER TABLE "push" ADD COLUMN "claimed_by" TEXT;
ALTER TABLE "carrier_message" ADD COLUMN "claimed_by" TEXT;
ALTER TABLE "tracking_pull" ADD COLUMN "claimed_by" TEXT;
ALTER TABLE "idempotency_record" ADD COLUMN "claimed_by" TEXT;
ALTER TABLE "server_process" ADD COLUMN "steady_since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN "released_at" TIMESTAMPTZ(3);
