-- CreateTable
CREATE TABLE "hold_clock" (
    "variant_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "address_block" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "turn" INTEGER NOT NULL,

    CONSTRAINT "hold_clock_pkey" PRIMARY KEY ("variant_id","person_id")
);

-- CreateIndex
CREATE INDEX "hold_clock_person_id_idx" ON "hold_clock"("person_id");

-- CreateIndex
CREATE INDEX "hold_clock_ends_at_idx" ON "hold_clock"("ends_at");

-- AddForeignKey
ALTER TABLE "hold_clock" ADD CONSTRAINT "hold_clock_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold_clock" ADD CONSTRAINT "hold_clock_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
