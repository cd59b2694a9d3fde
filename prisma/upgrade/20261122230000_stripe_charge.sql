-- CreateTable
CREATE TABLE "stripe_charge" (
    "payment_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "capture" TEXT NOT NULL,
    "card" TEXT,
    "intent" TEXT,
    "ended" TEXT,
    "ask_at" TIMESTAMPTZ(3),
    "refunding_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "stripe_charge_pkey" PRIMARY KEY ("payment_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stripe_charge_intent_key" ON "stripe_charge"("intent");

-- CreateIndex
CREATE INDEX "stripe_charge_ask_at_idx" ON "stripe_charge"("ask_at");
