-- AlterTable
ALTER TABLE "user" ADD COLUMN     "claimed_email" TEXT,
ADD COLUMN     "two_factor_enabled" BOOLEAN DEFAULT false;

-- CreateTable
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "two_factor_user_id_key" ON "two_factor"("user_id");

-- CreateIndex
CREATE INDEX "user_claimed_email_idx" ON "user"("claimed_email");

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody has confirmed an address so far. The demo's people have none to confirm.
UPDATE "user" SET "claimed_email" = lower("email")
WHERE "is_anonymous" IS NOT TRUE AND "email" NOT LIKE '%@demo.marketday';
UPDATE "user" SET "email_verified" = true WHERE "email" LIKE '%@demo.marketday';
