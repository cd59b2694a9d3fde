-- DropIndex
DROP INDEX "orders_auction_id_key";

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "ready_to_bid_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "offer" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "remind_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "auction" ADD COLUMN     "drop_amount" INTEGER,
ADD COLUMN     "drop_seconds" INTEGER,
ADD COLUMN     "floor_amount" INTEGER,
ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'english',
ADD COLUMN     "last_seq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "max_extension_seconds" INTEGER,
ADD COLUMN     "premium_basis_points" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "record_hash" TEXT,
ADD COLUMN     "relist_of_id" TEXT,
ADD COLUMN     "reserve_nonce" TEXT,
ADD COLUMN     "sale_id" TEXT,
ADD COLUMN     "sale_position" INTEGER;

-- AlterTable
ALTER TABLE "bid" ADD COLUMN     "commitment" TEXT,
ADD COLUMN     "hash" TEXT,
ADD COLUMN     "leader_maximum_after" INTEGER,
ADD COLUMN     "nonce" TEXT,
ADD COLUMN     "retracts" INTEGER;

-- AlterTable
ALTER TABLE "lot_bidder" ADD COLUMN     "outbid_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_amount" INTEGER;

-- CreateTable
CREATE TABLE "person_address" (
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "region" TEXT,
    "postal_code" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "person_address_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "payment_method" (
    "person_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "payment_method_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email" (
    "id" TEXT NOT NULL,
    "notice_id" TEXT,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "problem" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "email_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preference" (
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "email" BOOLEAN NOT NULL,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "sale" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "first_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "every_seconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "sale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot_watch" (
    "auction_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "lot_watch_pkey" PRIMARY KEY ("auction_id","person_id")
);

-- CreateTable
CREATE TABLE "lot_event" (
    "id" TEXT NOT NULL,
    "auction_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "lot_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notice_key_key" ON "notice"("key");

-- CreateIndex
CREATE INDEX "notice_person_id_at_idx" ON "notice"("person_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "email_notice_id_key" ON "email"("notice_id");

-- CreateIndex
CREATE INDEX "email_status_due_at_idx" ON "email"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "sale_slug_key" ON "sale"("slug");

-- CreateIndex
CREATE INDEX "lot_watch_person_id_idx" ON "lot_watch"("person_id");

-- CreateIndex
CREATE INDEX "lot_event_auction_id_at_idx" ON "lot_event"("auction_id", "at");

-- CreateIndex
CREATE INDEX "orders_auction_id_idx" ON "orders"("auction_id");

-- CreateIndex
CREATE INDEX "orders_remind_at_idx" ON "orders"("remind_at");

-- CreateIndex
CREATE UNIQUE INDEX "auction_relist_of_id_key" ON "auction"("relist_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "auction_sale_id_sale_position_key" ON "auction"("sale_id", "sale_position");

-- AddForeignKey
ALTER TABLE "person_address" ADD CONSTRAINT "person_address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auction" ADD CONSTRAINT "auction_sale_id_fkey" FOREIGN KEY ("sale_id") REFERENCES "sale"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auction" ADD CONSTRAINT "auction_relist_of_id_fkey" FOREIGN KEY ("relist_of_id") REFERENCES "auction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_watch" ADD CONSTRAINT "lot_watch_auction_id_fkey" FOREIGN KEY ("auction_id") REFERENCES "auction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_watch" ADD CONSTRAINT "lot_watch_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot_event" ADD CONSTRAINT "lot_event_auction_id_fkey" FOREIGN KEY ("auction_id") REFERENCES "auction"("id") ON DELETE CASCADE ON UPDATE CASCADE;
