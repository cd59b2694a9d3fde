-- Numbers of pieces that were taken out of an order before they left are no longer its line's. What was sent back stays named.
UPDATE "order_line" SET "numbers" = ARRAY(
    SELECT "number" FROM unnest("order_line"."numbers") AS "number"
    WHERE EXISTS (
        SELECT FROM "numbered_piece" AS "piece" WHERE "piece"."variant_id" = "order_line"."variant_id"
          AND "piece"."number" = "number"."number" AND "piece"."order_line_id" = "order_line"."id")
      OR EXISTS (
        SELECT FROM "return_line" AS "back" WHERE "back"."order_line_id" = "order_line"."id"
          AND "number"."number" = ANY ("back"."numbers"))
    ORDER BY 1)
  FROM "refund"
  WHERE "refund"."order_id" = "order_line"."order_id" AND "order_line"."numbers" <> '{}' AND "order_line"."variant_id" IS NOT NULL
    AND "refund"."lines" @> jsonb_build_array(jsonb_build_object('sku', "order_line"."sku", 'takenOut', true));
