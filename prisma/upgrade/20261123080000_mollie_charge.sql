-- CreateTable
CREATE TABLE "mollie_charge" (
    "payment_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "back_to" TEXT NOT NULL,
    "kept" TEXT,
    "ended" TEXT,
    "ask_at" TIMESTAMPTZ(3),
    "refunding_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "mollie_charge_pkey" PRIMARY KEY ("payment_id")
);

-- CreateTable
CREATE TABLE "mollie_try" (
    "payment_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "ref" TEXT,
    "status" TEXT,
    "gave_back" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "mollie_try_pkey" PRIMARY KEY ("payment_id","n")
);

-- CreateIndex
CREATE INDEX "mollie_charge_ask_at_idx" ON "mollie_charge"("ask_at");

-- CreateIndex
CREATE UNIQUE INDEX "mollie_try_ref_key" ON "mollie_try"("ref");

-- AddForeignKey
ALTER TABLE "mollie_try" ADD CONSTRAINT "mollie_try_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "mollie_charge"("payment_id") ON DELETE CASCADE ON UPDATE CASCADE;
