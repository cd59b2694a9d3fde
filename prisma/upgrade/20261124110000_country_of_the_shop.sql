-- Where the shop is becomes one setting. Nobody had chosen the 'ES' of a row that was never saved.
UPDATE "shop_settings" SET "values" = "values" || jsonb_build_object('country', "origin")
FROM "tax_settings"
WHERE coalesce("values" ->> 'country', '') = '' AND ("tax_settings"."version" > 1 OR "rule" <> 'unstated');

-- AlterTable
ALTER TABLE "tax_settings" DROP COLUMN "origin";
