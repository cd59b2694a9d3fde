-- CreateTable
CREATE TABLE "bag_code" (
    "person_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "bag_code_pkey" PRIMARY KEY ("person_id","code")
);

-- CreateIndex
CREATE INDEX "bag_code_code_idx" ON "bag_code"("code");

-- AddForeignKey
ALTER TABLE "bag_code" ADD CONSTRAINT "bag_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
