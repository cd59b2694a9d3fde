-- AlterTable
ALTER TABLE "tracking_event" ADD COLUMN     "action_required" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "delayed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "tracking_pull" (
    "shipment_id" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tracking_pull_pkey" PRIMARY KEY ("shipment_id")
);

-- CreateIndex
CREATE INDEX "tracking_pull_due_at_idx" ON "tracking_pull"("due_at");

-- AddForeignKey
ALTER TABLE "tracking_pull" ADD CONSTRAINT "tracking_pull_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A carrier's message names a parcel by its number, written with or without spaces, in any case.
CREATE INDEX "shipment_number" ON "shipment" (upper(replace("tracking_number", ' ', '')));

-- One version per real change: what else happens to an order in the same transaction is part of it.
-- `xmin` names the transaction that wrote the row last, by the lower 32 bits of its number.
CREATE OR REPLACE FUNCTION order_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.xmin::text = (pg_current_xact_id()::text::numeric % 4294967296)::text THEN
    NEW."version" := OLD."version";
  ELSE
    NEW."version" := OLD."version" + 1;
  END IF;
  RETURN NEW;
END $$;
