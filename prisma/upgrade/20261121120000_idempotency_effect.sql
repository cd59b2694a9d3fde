-- What a request that came with an Idempotency-Key has committed before its answer was kept.
-- CreateTable
CREATE TABLE "idempotency_effect" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "result" BYTEA NOT NULL,

    CONSTRAINT "idempotency_effect_pkey" PRIMARY KEY ("scope","key","number")
);

-- AddForeignKey
ALTER TABLE "idempotency_effect" ADD CONSTRAINT "idempotency_effect_scope_key_fkey" FOREIGN KEY ("scope", "key") REFERENCES "idempotency_record"("scope", "key") ON DELETE CASCADE ON UPDATE CASCADE;
