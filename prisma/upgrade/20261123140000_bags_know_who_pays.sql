-- AlterTable
ALTER TABLE "bag_choice" ADD COLUMN     "payer" TEXT;
