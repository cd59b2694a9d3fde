-- The shelf is counted anew, many pieces in one statement: `marketday.reason` 'counted' is written down as 'received'
-- where there is more than before, and as a 'correction' where there is less.
CREATE OR REPLACE FUNCTION write_ledger(the_items text, the_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_reason text := coalesce(nullif(current_setting('marketday.reason', true), ''), 'correction');
BEGIN
  IF the_items = '' THEN
    INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
      SELECT v, h, r, oh, re,
             CASE WHEN the_reason <> 'counted' THEN the_reason WHEN h > 0 THEN 'received' ELSE 'correction' END,
             nullif(current_setting('marketday.reference', true), '')
      FROM jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int, oh int, re int);
    RETURN;
  END IF;
  -- They are of this change alone.
  PERFORM set_config('marketday.items', '', true);
  IF EXISTS (
    SELECT FROM (
      SELECT v, h, r FROM jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int)
      UNION ALL SELECT v, -h, -r FROM jsonb_to_recordset(the_items::jsonb) AS "item" (v text, h int, r int)
    ) AS "both" GROUP BY v HAVING sum(h) <> 0 OR sum(r) <> 0
  ) THEN
    RAISE EXCEPTION 'the stock ledger''s lines don''t add up to the change of the stock';
  END IF;
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference")
    SELECT "item".v, "item".h, "item".r,
           "change".oh - "change".h + sum("item".h) OVER "so_far", "change".re - "change".r + sum("item".r) OVER "so_far",
           the_reason, "item".ref
    FROM ROWS FROM (jsonb_to_recordset(the_items::jsonb) AS (v text, h int, r int, ref text))
      WITH ORDINALITY AS "item" (v, h, r, ref, "position")
    JOIN jsonb_to_recordset(the_changes) AS "change" (v text, h int, r int, oh int, re int) ON "change".v = "item".v
    WINDOW "so_far" AS (PARTITION BY "item".v ORDER BY "item"."position")
    ORDER BY "item"."position";
END $$;
