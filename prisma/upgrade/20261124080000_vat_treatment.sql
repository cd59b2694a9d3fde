-- AlterTable
ALTER TABLE "bag_choice" ADD COLUMN     "vat_number" TEXT;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "tax_note" TEXT,
ADD COLUMN     "tax_treatment" TEXT NOT NULL DEFAULT 'standard',
ADD COLUMN     "vat_check" JSONB;

-- AlterTable
ALTER TABLE "tax_settings" ADD COLUMN     "exempt_note" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "vat_check" (
    "number" TEXT NOT NULL,
    "requester" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "name" TEXT,
    "address" TEXT,
    "consultation" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "vat_check_pkey" PRIMARY KEY ("number","requester")
);

ALTER TABLE "tax_settings" DROP CONSTRAINT "tax_settings_rule";
ALTER TABLE "tax_settings" ADD CONSTRAINT "tax_settings_rule" CHECK ("rule" IN ('unstated', 'origin', 'destination', 'exempt'));
ALTER TABLE "orders" ADD CONSTRAINT "orders_tax_treatment" CHECK ("tax_treatment" IN ('standard', 'exempt', 'reverse_charge'));
ALTER TABLE "vat_check" ADD CONSTRAINT "vat_check_result" CHECK ("result" IN ('valid', 'invalid', 'unknown'));
