-- AlterTable
ALTER TABLE "collection" ADD COLUMN     "image_file" TEXT;

-- CreateTable
CREATE TABLE "photograph" (
    "file" TEXT NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "dominant_hex" TEXT NOT NULL,
    "focus_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focus_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,

    CONSTRAINT "photograph_pkey" PRIMARY KEY ("file")
);

-- CreateIndex
CREATE INDEX "product_image_file_idx" ON "product_image"("file");
