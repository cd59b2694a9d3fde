-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "numbered" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "numbered_of" INTEGER,
ADD COLUMN     "numbers" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateTable
CREATE TABLE "numbered_piece" (
    "variant_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "reservation_id" TEXT,
    "order_line_id" TEXT,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "numbered_piece_pkey" PRIMARY KEY ("variant_id","number")
);

-- AddForeignKey
ALTER TABLE "numbered_piece" ADD CONSTRAINT "numbered_piece_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "variant" ADD CONSTRAINT "variant_numbered" CHECK (NOT "numbered" OR ("edition_size" IS NOT NULL AND "edition_size" BETWEEN 1 AND 500));
ALTER TABLE "numbered_piece" ADD CONSTRAINT "numbered_piece_number" CHECK ("number" > 0);
ALTER TABLE "numbered_piece" ADD CONSTRAINT "numbered_piece_one_holder" CHECK ("reservation_id" IS NULL OR "order_line_id" IS NULL);
