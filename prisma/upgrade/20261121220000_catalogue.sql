-- What a piece is, whether it is for sale, and in which collections it is; who made it.
ALTER TABLE "product"
  ADD COLUMN "status" TEXT NOT NULL DEFAULT 'published',
  ADD COLUMN "form" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "description_format" TEXT NOT NULL DEFAULT 'plain',
  ADD COLUMN "options" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "facts" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "text_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  ADD CONSTRAINT "product_status" CHECK ("status" IN ('draft', 'published', 'archived')),
  ADD CONSTRAINT "product_description_format" CHECK ("description_format" IN ('plain', 'markdown', 'html')),
  ADD CONSTRAINT "product_options" CHECK (jsonb_typeof("options") = 'array'),
  ADD CONSTRAINT "product_facts" CHECK (jsonb_typeof("facts") = 'array');
CREATE INDEX "product_maker_position_idx" ON "product"("maker", "position");
CREATE INDEX "product_position_id_idx" ON "product"("position", "id");

ALTER TABLE "product_image"
  ADD COLUMN "caption" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "source" TEXT;

ALTER TABLE "variant"
  ADD COLUMN "archived_at" TIMESTAMPTZ(3),
  ADD COLUMN "weight_grams" INTEGER,
  ADD CONSTRAINT "variant_weight" CHECK ("weight_grams" > 0);

CREATE TABLE "product_collection" (
  "product_id" TEXT NOT NULL,
  "collection_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "product_collection_pkey" PRIMARY KEY ("product_id", "collection_id"),
  CONSTRAINT "product_collection_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "product_collection_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "product_collection_collection_id_product_id_idx" ON "product_collection"("collection_id", "product_id");
INSERT INTO "product_collection" ("product_id", "collection_id")
  SELECT "id", "collection_id" FROM "product" WHERE "collection_id" IS NOT NULL;
ALTER TABLE "product" DROP COLUMN "collection_id";

CREATE TABLE "maker" (
  "id" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "place" TEXT NOT NULL DEFAULT '',
  "since" INTEGER,
  "text" TEXT NOT NULL DEFAULT '',
  "portrait_file" TEXT,
  CONSTRAINT "maker_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "maker_slug_key" ON "maker"("slug");
CREATE UNIQUE INDEX "maker_name_key" ON "maker"("name");
