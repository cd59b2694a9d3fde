-- Withdrawals settled before their part for delivery was written down: it is what went back beyond the pieces. Without it
-- the next withdrawal from the same order would refund that delivery again.
UPDATE "withdrawal" SET "delivery_amount" = "refund"."amount" - "pieces"."amount"
FROM "refund" CROSS JOIN LATERAL (
  SELECT sum(("line" ->> 'paidAmount')::int) AS "amount", bool_and("line" ? 'paidAmount') AS "known"
  FROM jsonb_array_elements("refund"."lines") AS "line"
) AS "pieces"
WHERE "refund"."key" = 'withdrawal:' || "withdrawal"."id" AND "withdrawal"."status" = 'refunded'
  AND "withdrawal"."delivery_amount" = 0 AND "pieces"."known" AND "refund"."amount" > "pieces"."amount";
