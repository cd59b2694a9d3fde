-- AlterTable
ALTER TABLE "person" DROP COLUMN "account_version",
DROP COLUMN "bag_version",
DROP COLUMN "notices_version",
DROP COLUMN "orders_version",
DROP COLUMN "positions_version",
DROP COLUMN "watch_list_version";
