-- AlterTable
ALTER TABLE "auction" ADD COLUMN     "taken_back" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "told_history" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "told_seq" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "reason" TEXT;

-- How many bids somebody took back in a year.
CREATE INDEX "bid_taken_back" ON "bid" ("person_id", "at") WHERE "outcome" = 'retracted' AND "reason" IS NOT NULL;
