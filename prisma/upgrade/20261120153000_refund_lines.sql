-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "lines" JSONB;
