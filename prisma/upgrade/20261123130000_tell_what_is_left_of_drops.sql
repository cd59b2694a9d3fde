-- Partial indexes, which Prisma can't write.
CREATE INDEX "drop_to_tell_left" ON "drop"("told_at") WHERE "state" <> 'over';
