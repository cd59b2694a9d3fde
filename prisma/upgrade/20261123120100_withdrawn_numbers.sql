-- AlterTable
ALTER TABLE "numbered_piece" ADD COLUMN     "withdrawn" BOOLEAN NOT NULL DEFAULT false;
