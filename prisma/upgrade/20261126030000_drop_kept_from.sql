-- Drops that are announced already keep their pieces from their announcement, as they said then.
ALTER TABLE "drop" ADD COLUMN "kept_from" TIMESTAMPTZ(3), ADD COLUMN "kept_at" TIMESTAMPTZ(3);
UPDATE "drop" SET "kept_from" = "created_at", "kept_at" = "created_at";
ALTER TABLE "drop" ALTER COLUMN "kept_from" SET NOT NULL;

-- Partial indexes, which Prisma can't write.
CREATE INDEX "drop_to_keep" ON "drop"("kept_from") WHERE "kept_at" IS NULL AND "state" <> 'over';
