-- A bag may be said to be a present before the checkout.

-- AlterTable
ALTER TABLE "bag_choice" ADD COLUMN     "gift" BOOLEAN NOT NULL DEFAULT false;
