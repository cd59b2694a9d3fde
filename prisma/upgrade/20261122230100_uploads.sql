-- Photographs that were sent, until something names them.
-- CreateTable
CREATE TABLE "upload" (
    "file" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("file")
);

CREATE INDEX "upload_due" ON "upload"("due_at") WHERE "removed_at" IS NULL;
