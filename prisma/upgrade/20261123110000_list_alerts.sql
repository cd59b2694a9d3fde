-- Alerts for lists of the shop: what fits one is told when it can be bought.
ALTER TABLE "alert"
  ADD COLUMN "list" TEXT,
  ADD COLUMN "list_name" TEXT,
  ADD COLUMN "anchors" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "tell_at" TIMESTAMPTZ(3),
  DROP CONSTRAINT "alert_kind",
  DROP CONSTRAINT "alert_subject",
  ADD CONSTRAINT "alert_kind" CHECK ("kind" IN ('back_in_stock', 'price_drop', 'new_piece', 'piece_fits')),
  ADD CONSTRAINT "alert_subject" CHECK (
    ("variant_id" IS NOT NULL) = ("kind" IN ('back_in_stock', 'price_drop')) AND ("maker" IS NOT NULL) = ("kind" = 'new_piece')
    AND ("list" IS NOT NULL) = ("kind" = 'piece_fits') AND ("list_name" IS NOT NULL) = ("kind" = 'piece_fits'));
CREATE UNIQUE INDEX "alert_one_of_a_list" ON "alert"("person_id", lower("list")) WHERE "state" IN ('unconfirmed', 'waiting', 'offered') AND "list" IS NOT NULL;
-- Whether anybody watches a list at all.
CREATE INDEX "alert_of_lists" ON "alert"("id") WHERE "list" IS NOT NULL AND "state" = 'waiting';
CREATE INDEX "alert_anchors" ON "alert" USING gin ("anchors") WHERE "list" IS NOT NULL AND "state" = 'waiting';
CREATE INDEX "alert_tell_at" ON "alert"("tell_at") WHERE "tell_at" IS NOT NULL AND "state" = 'waiting';

CREATE TABLE "alert_piece" (
  "alert_id" TEXT NOT NULL,
  "product_id" TEXT NOT NULL,
  "found_at" TIMESTAMPTZ(3),
  "told_at" TIMESTAMPTZ(3),
  CONSTRAINT "alert_piece_pkey" PRIMARY KEY ("alert_id", "product_id"),
  CONSTRAINT "alert_piece_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "alert_piece_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "alert_piece_told" CHECK ("told_at" IS NULL OR "found_at" IS NOT NULL)
);
CREATE INDEX "alert_piece_product_id_idx" ON "alert_piece"("product_id");

CREATE TABLE "changed_piece" (
  "id" BIGSERIAL NOT NULL,
  "product_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "changed_piece_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "changed_piece_at_idx" ON "changed_piece"("at");
