-- The contract as it was confirmed: a durable medium, the same bytes however often it is sent.

-- AlterTable
ALTER TABLE "email" ADD COLUMN     "confirmation_of" TEXT;

-- CreateTable
CREATE TABLE "order_confirmation" (
    "order_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "order_confirmation_pkey" PRIMARY KEY ("order_id")
);

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_confirmation_of_fkey" FOREIGN KEY ("confirmation_of") REFERENCES "order_confirmation"("order_id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_confirmation" ADD CONSTRAINT "order_confirmation_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "email_confirmation" ON "email" ("confirmation_of") WHERE "confirmation_of" IS NOT NULL;
