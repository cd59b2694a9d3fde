-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION orders_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_orders text[];
BEGIN
  SELECT array_agg("id") INTO the_orders FROM "after";
  IF the_orders IS NULL THEN RETURN NULL; END IF;
  INSERT INTO "change" ("topic")
    SELECT 'order:' || "public_id" FROM "after"
    UNION ALL SELECT 'desk'
    -- The same for whoever packs it: nobody packs what isn't paid.
    UNION ALL SELECT 'packing:' || "public_id" FROM "after" WHERE "status" <> 'placed'
    UNION ALL SELECT DISTINCT 'bench' FROM (
      SELECT "id", "status" IN ('authorised', 'paid') FROM "after"
      EXCEPT SELECT "id", "status" IN ('authorised', 'paid') FROM "before"
    ) AS "moved"
    -- What a friend sees is a view of its own, of the same version as the order.
    UNION ALL SELECT 'shared-order:' || "id" FROM "order_link"
      WHERE "order_id" = ANY (the_orders) AND "scope" = 'shared' AND "expires_at" > clock_timestamp();
  -- A list says where an order's parcels are, which touch it.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-orders') FROM (
    SELECT "id", "status", "person_id",
           CASE WHEN "status" IN ('partly_shipped', 'shipped', 'delivered', 'completed') THEN "touched_at" END FROM "after"
    EXCEPT
    SELECT "id", "status", "person_id",
           CASE WHEN "status" IN ('partly_shipped', 'shipped', 'delivered', 'completed') THEN "touched_at" END FROM "before"
  ) AS "moved" HAVING count(*) > 0;
  -- What an order of a lot comes to, and until when, stands beside the position.
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-positions') FROM (
    SELECT "id", "status", "person_id", "pay_by" FROM "after" WHERE "auction_id" IS NOT NULL
    EXCEPT SELECT "id", "status", "person_id", "pay_by" FROM "before" WHERE "auction_id" IS NOT NULL
  ) AS "moved" HAVING count(*) > 0;
  RETURN NULL;
END $$;
