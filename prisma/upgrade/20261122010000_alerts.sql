-- What people want to be told of, and what is offered to them in the order in which they asked.
CREATE TABLE "alert" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "variant_id" TEXT,
  "maker" TEXT,
  "email" TEXT,
  "state" TEXT NOT NULL,
  "number" BIGINT,
  "seen_amount" INTEGER,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "offered_at" TIMESTAMPTZ(3),
  "offered_until" TIMESTAMPTZ(3),
  "told_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "alert_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "alert_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "alert_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "alert_kind" CHECK ("kind" IN ('back_in_stock', 'price_drop', 'new_piece')),
  CONSTRAINT "alert_state" CHECK ("state" IN ('unconfirmed', 'waiting', 'offered', 'taken', 'lapsed', 'ended')),
  CONSTRAINT "alert_subject" CHECK (("variant_id" IS NULL) = ("kind" = 'new_piece') AND ("maker" IS NULL) = ("kind" <> 'new_piece')),
  CONSTRAINT "alert_offer" CHECK ("state" <> 'offered' OR ("kind" = 'back_in_stock' AND "offered_until" IS NOT NULL)),
  CONSTRAINT "alert_number" CHECK ("state" NOT IN ('waiting', 'offered') OR "number" IS NOT NULL)
);
CREATE SEQUENCE "alert_number_seq" OWNED BY "alert"."number";
CREATE INDEX "alert_person_id_idx" ON "alert"("person_id");
-- The line of a variant, in the order of asking, with those whose offer ran out.
CREATE INDEX "alert_line" ON "alert"("variant_id", "kind", "number") WHERE "state" IN ('waiting', 'lapsed');
-- Nobody asks twice for the same thing.
CREATE UNIQUE INDEX "alert_one_of_a_variant" ON "alert"("person_id", "kind", "variant_id") WHERE "state" IN ('unconfirmed', 'waiting', 'offered');
CREATE UNIQUE INDEX "alert_one_of_a_maker" ON "alert"("person_id", "kind", "maker") WHERE "state" IN ('unconfirmed', 'waiting', 'offered');
CREATE INDEX "alert_of_a_maker" ON "alert"("maker", "number") WHERE "state" = 'waiting';
CREATE INDEX "alert_to_tell" ON "alert"("offered_at") WHERE "state" = 'offered' AND "told_at" IS NULL;
-- What is over or was never confirmed, for when it is forgotten.
CREATE INDEX "alert_over" ON "alert"(coalesce("ended_at", "asked_at")) WHERE "state" IN ('unconfirmed', 'taken', 'lapsed', 'ended');

CREATE TABLE "alert_task" (
  "id" BIGSERIAL NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "alert_task_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "alert_task_kind" CHECK ("kind" IN ('line_moved', 'left_over', 'price_fell', 'piece_published'))
);
CREATE INDEX "alert_task_at_idx" ON "alert_task"("at");

ALTER TABLE "reservation" ADD COLUMN "alert_id" TEXT,
  ADD CONSTRAINT "reservation_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "reservation_one_source" CHECK ("alert_id" IS NULL OR ("bag_line_id" IS NULL AND "order_id" IS NULL));
CREATE UNIQUE INDEX "reservation_alert_id_key" ON "reservation"("alert_id");
CREATE INDEX "reservation_offer" ON "reservation"("person_id", "variant_id") WHERE "alert_id" IS NOT NULL;
