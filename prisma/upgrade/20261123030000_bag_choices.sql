-- CreateTable
CREATE TABLE "bag_gift_card" (
    "person_id" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "bag_gift_card_pkey" PRIMARY KEY ("person_id","card_id")
);

-- CreateTable
CREATE TABLE "bag_choice" (
    "person_id" TEXT NOT NULL,
    "country" CHAR(2),
    "region" TEXT,
    "postal_code" TEXT,
    "shipping_method" TEXT,

    CONSTRAINT "bag_choice_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "bag_gift_card_card_id_idx" ON "bag_gift_card"("card_id");

-- AddForeignKey
ALTER TABLE "bag_gift_card" ADD CONSTRAINT "bag_gift_card_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bag_gift_card" ADD CONSTRAINT "bag_gift_card_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "gift_card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bag_choice" ADD CONSTRAINT "bag_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
