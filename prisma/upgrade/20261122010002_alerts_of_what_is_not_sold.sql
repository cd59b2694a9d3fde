-- Lines of pieces that are no longer sold end; those of a drop are served once it is over.
ALTER TABLE "alert_task" DROP CONSTRAINT "alert_task_kind",
  ADD CONSTRAINT "alert_task_kind" CHECK ("kind" IN
    ('line_moved', 'left_over', 'price_fell', 'piece_published', 'no_longer_sold', 'line_opens'));
-- By the piece, whatever its state.
CREATE INDEX "alert_variant_id_idx" ON "alert"("variant_id");
