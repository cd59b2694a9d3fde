-- AlterTable
ALTER TABLE "person" ADD COLUMN     "asked_to_bid_at" TIMESTAMPTZ(3),
ADD COLUMN     "bidding_paused_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "extended_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "release_request" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "answer" TEXT,

    CONSTRAINT "release_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bidder_mark" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bidder_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "release_request_order_id_key" ON "release_request"("order_id");

-- CreateIndex
CREATE INDEX "release_request_state_asked_at_idx" ON "release_request"("state", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "bidder_mark_order_id_key" ON "bidder_mark"("order_id");

-- CreateIndex
CREATE INDEX "bidder_mark_person_id_until_idx" ON "bidder_mark"("person_id", "until");

-- AddForeignKey
ALTER TABLE "release_request" ADD CONSTRAINT "release_request_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bidder_mark" ADD CONSTRAINT "bidder_mark_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bidder_mark" ADD CONSTRAINT "bidder_mark_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "release_request" ADD CONSTRAINT "release_request_state" CHECK (
  "state" IN ('asked', 'released', 'kept') AND ("state" = 'asked') = ("decided_at" IS NULL));
-- Looked at with every batch of bids: those few who may not bid now.
CREATE INDEX "person_bidding_paused" ON "person" ("id") WHERE "bidding_paused_at" IS NOT NULL;

-- ── Change capture: what a winner asks shows in `order:<public id>`, `me` and `desk` ─
CREATE FUNCTION release_requests_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_orders(array_agg(DISTINCT "order_id")) FROM "rows" HAVING count(*) > 0;
  PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM "orders" WHERE "id" IN (SELECT "order_id" FROM "rows")
    HAVING count(*) > 0;
  PERFORM announce('desk') FROM "rows" LIMIT 1;
  RETURN NULL;
END $$;
CREATE TRIGGER release_request_added AFTER INSERT ON "release_request" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION release_requests_changed();
CREATE TRIGGER release_request_changed AFTER UPDATE ON "release_request" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION release_requests_changed();

-- A mark counts in its order's page (what it costs to ask) and for whoever has it.
CREATE TRIGGER bidder_mark_added AFTER INSERT ON "bidder_mark" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed();
CREATE TRIGGER bidder_mark_fixed BEFORE UPDATE ON "bidder_mark" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- What a person owes shows in `me`, and until when.
CREATE OR REPLACE FUNCTION orders_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_orders text[];
BEGIN
  SELECT array_agg("id") INTO the_orders FROM "after";
  IF the_orders IS NULL THEN RETURN NULL; END IF;
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT 'desk'
    UNION ALL SELECT DISTINCT 'bench' FROM (
      SELECT "id", "status" IN ('authorised', 'paid') FROM "after"
      EXCEPT SELECT "id", "status" IN ('authorised', 'paid') FROM "before"
    ) AS "moved"
    -- What a friend sees is a view of its own, of the same version as the order.
    UNION ALL SELECT 'shared-order:' || "id" FROM "order_link"
      WHERE "order_id" = ANY (the_orders) AND "scope" = 'shared' AND "expires_at" > clock_timestamp();
  PERFORM touch_people(array_agg(DISTINCT "person_id")) FROM (
    SELECT "id", "status", "person_id", "pay_by" FROM "after"
    EXCEPT SELECT "id", "status", "person_id", "pay_by" FROM "before"
  ) AS "moved" HAVING count(*) > 0;
  RETURN NULL;
END $$;
