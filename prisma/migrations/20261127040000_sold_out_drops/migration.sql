-- Drops that have sold out take back what comes back before they close.
ALTER TABLE "drop" ADD COLUMN "sold_out" BOOLEAN NOT NULL DEFAULT false;

-- A partial index, which Prisma can't write.
CREATE INDEX "drop_sold_out" ON "drop"("over_at") WHERE "state" = 'over' AND "sold_out";
