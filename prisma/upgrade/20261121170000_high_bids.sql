-- AlterTable
ALTER TABLE "person" ADD COLUMN     "high_bids_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "high_bids_until" TIMESTAMPTZ(3);

-- The desk looks for those few who wait for its word.
CREATE INDEX "person_high_bids_asked" ON "person" ("high_bids_asked_at") WHERE "high_bids_asked_at" IS NOT NULL;
