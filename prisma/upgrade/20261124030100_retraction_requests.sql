-- CreateTable
CREATE TABLE "retraction_request" (
    "auction_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "retraction_request_pkey" PRIMARY KEY ("auction_id","seq")
);

-- AddForeignKey
ALTER TABLE "retraction_request" ADD CONSTRAINT "retraction_request_auction_id_fkey" FOREIGN KEY ("auction_id") REFERENCES "auction"("id") ON DELETE CASCADE ON UPDATE CASCADE;
