-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION alerts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_people text[];
  -- Whose line moved, and of which a piece's page says something else: an offer that is taken changes no count.
  the_variants text[];
  the_shown text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT "person_id"), array_agg(DISTINCT "variant_id") FILTER (WHERE "state" = 'waiting' AND "kind" = 'back_in_stock')
      INTO the_people, the_variants FROM "after";
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT "person_id"), array_agg(DISTINCT "variant_id") FILTER (WHERE "state" = 'waiting' AND "kind" = 'back_in_stock')
      INTO the_people, the_variants FROM "before";
  ELSE
    SELECT array_agg(DISTINCT "person_id") INTO the_people FROM "after";
    SELECT array_agg(DISTINCT "variant_id") INTO the_variants FROM (
      SELECT "id", "variant_id" FROM "after" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock'
      EXCEPT SELECT "id", "variant_id" FROM "before" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock'
      UNION ALL
      (SELECT "id", "variant_id" FROM "before" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock'
      EXCEPT SELECT "id", "variant_id" FROM "after" WHERE "state" = 'waiting' AND "kind" = 'back_in_stock')
    ) AS "moved";
    SELECT array_agg(DISTINCT "variant_id") INTO the_shown FROM (
      SELECT "id", "variant_id" FROM "after" WHERE "state" = 'offered'
      EXCEPT SELECT "id", "variant_id" FROM "before" WHERE "state" = 'offered'
      UNION ALL
      (SELECT "id", "variant_id" FROM "before" WHERE "state" = 'offered'
      EXCEPT SELECT "id", "variant_id" FROM "after" WHERE "state" = 'offered')
    ) AS "offers";
  END IF;
  the_shown := coalesce(the_shown, '{}') || coalesce(the_variants, '{}');
  IF the_shown <> '{}' THEN
    PERFORM touch_products(array_agg(DISTINCT "product_id"), '{}', '{}') FROM "variant" WHERE "id" = ANY (the_shown);
  END IF;
  -- Whoever stands behind is told in the background: there may be thousands.
  IF the_variants IS NOT NULL AND TG_OP <> 'INSERT' THEN
    INSERT INTO "alert_task" ("kind", "subject") SELECT 'line_moved', "id" FROM unnest(the_variants) AS "variant" ("id");
  END IF;
  IF the_people IS NOT NULL THEN PERFORM touch_people(the_people, 'my-alerts'); END IF;
  RETURN NULL;
END $$;
