-- AlterTable
ALTER TABLE "return_line" ADD COLUMN     "numbers" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "paid_amount" INTEGER;
