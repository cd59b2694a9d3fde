-- What people at the desk did: one table for what keeps no history, and ways through the histories there are.
CREATE TABLE "desk_act" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "actor" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "verb" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "desk_act_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "desk_act_at_id_idx" ON "desk_act"("at", "id");
CREATE INDEX "desk_act_section_at_id_idx" ON "desk_act"("section", "at", "id");
CREATE INDEX "desk_act_actor_at_id_idx" ON "desk_act"("actor", "at", "id");

ALTER TABLE "price_history" ADD COLUMN "actor" TEXT;

CREATE INDEX "order_event_acts" ON "order_event"("at", "id") WHERE "actor" ~ '^(desk|key)';
CREATE INDEX "order_event_acts_of" ON "order_event"("actor", "at", "id") WHERE "actor" ~ '^(desk|key)';
CREATE INDEX "lot_event_acts" ON "lot_event"("at", "id") WHERE "actor" ~ '^(desk|key)';
CREATE INDEX "lot_event_acts_of" ON "lot_event"("actor", "at", "id") WHERE "actor" ~ '^(desk|key)';
CREATE INDEX "stock_ledger_acts" ON "stock_ledger"("at", "id") WHERE "actor" IS NOT NULL;
CREATE INDEX "stock_ledger_acts_of" ON "stock_ledger"("actor", "at", "id") WHERE "actor" IS NOT NULL;
CREATE INDEX "price_history_acts" ON "price_history"("since", "id") WHERE "actor" IS NOT NULL;
CREATE INDEX "price_history_acts_of" ON "price_history"("actor", "since", "id") WHERE "actor" IS NOT NULL;
