-- AlterTable
ALTER TABLE "payment_method" ADD COLUMN     "card_mark" TEXT;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "card_mark" TEXT;

-- A bag's payer is everything that they are counted by.
ALTER TABLE "bag_choice" ALTER COLUMN "payer" TYPE TEXT[] USING array_remove(ARRAY["payer"], NULL),
ALTER COLUMN "payer" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "drop" ADD COLUMN     "account_hours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "public_chain" TEXT,
ADD COLUMN     "public_round" INTEGER,
ADD COLUMN     "public_signature" TEXT;

-- What has been announced keeps the terms that it was announced with.
UPDATE "drop" SET "account_hours" = 0;

-- AlterTable
ALTER TABLE "promotion_use" ADD COLUMN     "marks" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Those before are counted as they were.
UPDATE "promotion_use" SET "marks" = ARRAY["who"];

-- CreateTable
CREATE TABLE "drop_entry_mark" (
    "drop_id" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,

    CONSTRAINT "drop_entry_mark_pkey" PRIMARY KEY ("drop_id","mark")
);

-- CreateIndex
CREATE INDEX "drop_entry_mark_entry_id_idx" ON "drop_entry_mark"("entry_id");

-- CreateIndex
CREATE INDEX "payment_method_card_mark_idx" ON "payment_method"("card_mark");

-- CreateIndex
CREATE INDEX "promotion_use_marks_idx" ON "promotion_use" USING GIN ("marks");

-- AddForeignKey
ALTER TABLE "drop_entry_mark" ADD CONSTRAINT "drop_entry_mark_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "drop_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
