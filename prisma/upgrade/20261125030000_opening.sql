-- Whether the shop can be paid, as its programs say when they start, and who wants to be told when it first can.
ALTER TABLE "shop_settings" ADD COLUMN "payments" TEXT NOT NULL DEFAULT 'none',
  ADD CONSTRAINT "shop_payments" CHECK ("payments" IN ('live', 'test', 'none'));

ALTER TABLE "alert"
  DROP CONSTRAINT "alert_kind",
  ADD CONSTRAINT "alert_kind" CHECK ("kind" IN ('back_in_stock', 'price_drop', 'new_piece', 'piece_fits', 'opening'));
CREATE UNIQUE INDEX "alert_one_opening" ON "alert"("person_id") WHERE "state" IN ('unconfirmed', 'waiting') AND "kind" = 'opening';
CREATE INDEX "alert_of_opening" ON "alert"("number") WHERE "state" = 'waiting' AND "kind" = 'opening';
