-- DropForeignKey
ALTER TABLE "reservation" DROP CONSTRAINT "reservation_person_id_fkey";

-- DropForeignKey
ALTER TABLE "reservation" DROP CONSTRAINT "reservation_order_id_fkey";

-- DropForeignKey
ALTER TABLE "gift_card" DROP CONSTRAINT "gift_card_person_id_fkey";

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift_card" ADD CONSTRAINT "gift_card_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
