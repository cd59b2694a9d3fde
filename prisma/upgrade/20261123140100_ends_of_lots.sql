-- CreateTable
CREATE TABLE "lot_end" (
    "auction_id" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "closable_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lot_end_pkey" PRIMARY KEY ("auction_id","ends_at")
);

-- AddForeignKey
ALTER TABLE "lot_end" ADD CONSTRAINT "lot_end_auction_id_fkey" FOREIGN KEY ("auction_id") REFERENCES "auction"("id") ON DELETE CASCADE ON UPDATE CASCADE;
