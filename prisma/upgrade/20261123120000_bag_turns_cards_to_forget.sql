-- CreateTable
CREATE TABLE "bag_turn" (
    "id" TEXT NOT NULL DEFAULT 'shop',
    "turned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "bag_turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_to_forget" (
    "token" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "claimed_by" TEXT,

    CONSTRAINT "card_to_forget_pkey" PRIMARY KEY ("token")
);

-- CreateIndex
CREATE INDEX "card_to_forget_due_at_idx" ON "card_to_forget"("due_at");

-- CreateIndex
CREATE INDEX "promotion_starts_at_idx" ON "promotion"("starts_at");

-- CreateIndex
CREATE INDEX "promotion_ends_at_idx" ON "promotion"("ends_at");

-- CreateIndex
CREATE INDEX "gift_card_expires_at_idx" ON "gift_card"("expires_at");

-- CreateIndex
CREATE INDEX "tax_rate_valid_from_idx" ON "tax_rate"("valid_from");

-- What began or ended before this, open bags know by their last change.
INSERT INTO "bag_turn" ("id") VALUES ('shop');
