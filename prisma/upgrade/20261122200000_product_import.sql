-- Files of products that are read in, and photographs that are fetched from elsewhere.
CREATE TABLE "import_job" (
  "id" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'queued',
  "dry_run" BOOLEAN NOT NULL DEFAULT false,
  "file_name" TEXT NOT NULL DEFAULT '',
  "file_key" TEXT,
  "byte_count" INTEGER NOT NULL,
  "made_by" TEXT,
  "rows" INTEGER NOT NULL DEFAULT 0,
  "rows_done" INTEGER NOT NULL DEFAULT 0,
  "products" INTEGER NOT NULL DEFAULT 0,
  "products_done" INTEGER NOT NULL DEFAULT 0,
  "created" INTEGER NOT NULL DEFAULT 0,
  "updated" INTEGER NOT NULL DEFAULT 0,
  "unchanged" INTEGER NOT NULL DEFAULT 0,
  "refused" INTEGER NOT NULL DEFAULT 0,
  "errors" JSONB NOT NULL DEFAULT '[]',
  "warnings" JSONB NOT NULL DEFAULT '[]',
  "stop_asked" BOOLEAN NOT NULL DEFAULT false,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "claimed_by" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "finished_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "import_job_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "import_job_state" CHECK ("state" IN ('queued', 'running', 'done', 'failed'))
);
CREATE INDEX "import_job_open" ON "import_job"("created_at") WHERE "state" IN ('queued', 'running');
CREATE INDEX "import_job_created_at_idx" ON "import_job"("created_at");

CREATE TABLE "photograph_fetch" (
  "id" TEXT NOT NULL,
  "product_id" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "alt" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "import_id" TEXT,
  "line" INTEGER,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "claimed_by" TEXT,
  "problem" TEXT,
  CONSTRAINT "photograph_fetch_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "photograph_fetch_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "photograph_fetch_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_job"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "photograph_fetch_due" ON "photograph_fetch"("due_at") WHERE "problem" IS NULL;
CREATE INDEX "photograph_fetch_product_id_idx" ON "photograph_fetch"("product_id");
CREATE INDEX "photograph_fetch_import_id_idx" ON "photograph_fetch"("import_id");

-- What variants differ in was known of each variant alone.
UPDATE "product" SET "options" = "used"."options"
FROM (
  SELECT "product_id", jsonb_agg(jsonb_build_object('name', "name", 'values', "values") ORDER BY "first", "name") AS "options"
  FROM (
    SELECT "product_id", "name", jsonb_agg("value" ORDER BY "first") AS "values", min("first") AS "first"
    FROM (
      SELECT "product_id", "key" AS "name", "value", min("position") AS "first"
      FROM "variant", jsonb_each_text("variant"."options") GROUP BY 1, 2, 3
    ) AS "by_value" GROUP BY 1, 2
  ) AS "by_name" GROUP BY 1
) AS "used"
WHERE "product"."id" = "used"."product_id" AND "product"."options" = '[]';
