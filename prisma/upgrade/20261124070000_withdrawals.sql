-- What customers withdraw from, as they stated it.

-- CreateTable
CREATE TABLE "withdrawal" (
    "id" TEXT NOT NULL,
    "public_id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "statement_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "order_text" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "pieces_text" TEXT NOT NULL DEFAULT '',
    "lines" JSONB,
    "source" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "recorded_by" TEXT,
    "status" TEXT NOT NULL DEFAULT 'to_match',
    "order_id" TEXT,
    "matched_by" TEXT,
    "matched_at" TIMESTAMPTZ(3),
    "match_due_at" TIMESTAMPTZ(3) DEFAULT clock_timestamp(),
    "return_id" TEXT,
    "proof_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "refund_amount" INTEGER,
    "exemption" TEXT,
    "answer" TEXT,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_public_id_key" ON "withdrawal"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_number_key" ON "withdrawal"("number");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_statement_key_key" ON "withdrawal"("statement_key");

-- CreateIndex
CREATE UNIQUE INDEX "withdrawal_return_id_key" ON "withdrawal"("return_id");

-- CreateIndex
CREATE INDEX "withdrawal_status_received_at_idx" ON "withdrawal"("status", "received_at");

-- CreateIndex
CREATE INDEX "withdrawal_order_id_idx" ON "withdrawal"("order_id");

-- CreateIndex
CREATE INDEX "withdrawal_match_due_at_idx" ON "withdrawal"("match_due_at");

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "order_return"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_refund" CHECK ("refund_amount" >= 0);
