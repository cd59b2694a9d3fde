-- CreateTable
CREATE TABLE "limit_count" (
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "taken" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_count_pkey" PRIMARY KEY ("name","key")
);

-- CreateIndex
CREATE INDEX "limit_count_ends_at_idx" ON "limit_count"("ends_at");
