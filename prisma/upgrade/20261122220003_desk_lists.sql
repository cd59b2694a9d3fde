-- The desk's list of pieces is read from an index, and any part of an SKU is found by one.
-- CreateIndex
CREATE INDEX "product_title_id_idx" ON "product"("title", "id");

-- CreateIndex
CREATE INDEX "variant_part_of_words_idx" ON "variant" USING GIN ("sku" gin_trgm_ops, "title" gin_trgm_ops);
