-- Delivery of a won lot was 1800 in the code. Shops that have lots keep it as their setting.
UPDATE "shop_settings" SET "values" = "values" || '{"lotDeliveryAmount": 1800}'
WHERE NOT "values" ? 'lotDeliveryAmount' AND EXISTS (SELECT FROM "auction");
