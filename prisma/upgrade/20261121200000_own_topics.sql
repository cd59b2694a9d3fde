-- AlterTable
ALTER TABLE "person" ADD COLUMN     "account_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "bag_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "notices_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "orders_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "positions_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "watch_list_version" INTEGER NOT NULL DEFAULT 1;
