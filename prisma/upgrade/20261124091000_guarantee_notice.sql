-- CreateTable
CREATE TABLE "guarantee_notice" (
    "language" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "byte_count" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "guarantee_notice_pkey" PRIMARY KEY ("language")
);

-- CreateIndex
CREATE UNIQUE INDEX "guarantee_notice_storage_key_key" ON "guarantee_notice"("storage_key");
