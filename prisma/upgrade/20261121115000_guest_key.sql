-- AlterTable
ALTER TABLE "person" ADD COLUMN     "guest_key_hash" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "person_guest_key_hash_key" ON "person"("guest_key_hash");
