-- AlterTable
ALTER TABLE "drop" ADD COLUMN     "called_through" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "drop_absence" (
    "drop_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "drop_absence_pkey" PRIMARY KEY ("drop_id","place")
);

-- AddForeignKey
ALTER TABLE "drop_absence" ADD CONSTRAINT "drop_absence_drop_id_fkey" FOREIGN KEY ("drop_id") REFERENCES "drop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex: turns that came and weren’t looked at.
CREATE INDEX "drop_to_call" ON "drop"("opened_at") WHERE "state" = 'open' AND "called_through" < "admitted_through";

-- Turns of before this release aren’t called any more.
UPDATE "drop" SET "called_through" = "admitted_through";
