-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "money_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "refund_money_id_key" ON "refund"("money_id");

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_money_id_fkey" FOREIGN KEY ("money_id") REFERENCES "refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;
