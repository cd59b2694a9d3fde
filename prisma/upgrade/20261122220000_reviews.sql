-- What buyers write of pieces, and questions to their makers.
-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "signature" TEXT NOT NULL DEFAULT '',
    "as_described" BOOLEAN NOT NULL,
    "well_packed" BOOLEAN NOT NULL,
    "smaller_than_pictured" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "person_id" TEXT,
    "email" TEXT,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "reason" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "piece_words" (
    "product_id" TEXT NOT NULL,
    "reviews" INTEGER NOT NULL DEFAULT 0,
    "as_described" INTEGER NOT NULL DEFAULT 0,
    "well_packed" INTEGER NOT NULL DEFAULT 0,
    "smaller_than_pictured" INTEGER NOT NULL DEFAULT 0,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "piece_words_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "review_request" (
    "order_id" TEXT NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "review_request_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_order_line_id_key" ON "review"("order_line_id");

-- CreateIndex
CREATE INDEX "review_product_id_state_decided_at_id_idx" ON "review"("product_id", "state", "decided_at", "id");

-- CreateIndex
CREATE INDEX "review_state_written_at_id_idx" ON "review"("state", "written_at", "id");

-- CreateIndex
CREATE INDEX "question_product_id_state_decided_at_id_idx" ON "question"("product_id", "state", "decided_at", "id");

-- CreateIndex
CREATE INDEX "question_state_asked_at_id_idx" ON "question"("state", "asked_at", "id");

-- CreateIndex
CREATE INDEX "question_person_id_idx" ON "question"("person_id");

-- CreateIndex
CREATE INDEX "review_request_delivered_at_idx" ON "review_request"("delivered_at");

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece_words" ADD CONSTRAINT "piece_words_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "review"
  ADD CONSTRAINT "review_state" CHECK ("state" IN ('waiting', 'shown', 'refused')),
  ADD CONSTRAINT "review_decided" CHECK (("state" = 'waiting') = ("decided_at" IS NULL)),
  ADD CONSTRAINT "review_reason" CHECK (("state" = 'refused') = ("reason" IS NOT NULL)),
  ADD CONSTRAINT "review_length" CHECK (char_length("body") BETWEEN 1 AND 2000 AND char_length("signature") <= 100);
ALTER TABLE "question"
  ADD CONSTRAINT "question_state" CHECK ("state" IN ('unconfirmed', 'waiting', 'shown', 'refused')),
  ADD CONSTRAINT "question_decided" CHECK (("state" IN ('shown', 'refused')) = ("decided_at" IS NOT NULL)),
  ADD CONSTRAINT "question_answer" CHECK ("state" <> 'shown' OR "answer" IS NOT NULL),
  ADD CONSTRAINT "question_reason" CHECK (("state" = 'refused') = ("reason" IS NOT NULL)),
  ADD CONSTRAINT "question_length" CHECK (char_length("body") BETWEEN 1 AND 2000);
