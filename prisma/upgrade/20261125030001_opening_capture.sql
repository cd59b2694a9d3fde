-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION touch_open_lots() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- In the order in which bids lock them.
  PERFORM FROM "auction" WHERE "state" <> 'closed' ORDER BY "id" FOR UPDATE;
  UPDATE "auction" SET "version" = "version" + 1 WHERE "state" <> 'closed';
END $$;

CREATE OR REPLACE FUNCTION shop_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  PERFORM announce('tariff');
  IF (OLD."payments", OLD."values" -> 'sellerName', OLD."values" -> 'sellerAddress') IS DISTINCT FROM
    (NEW."payments", NEW."values" -> 'sellerName', NEW."values" -> 'sellerAddress') THEN
    PERFORM announce('opening'), touch_open_lots();
  END IF;
  IF OLD."values" -> 'country' IS DISTINCT FROM NEW."values" -> 'country'
    OR OLD."values" -> 'zone' IS DISTINCT FROM NEW."values" -> 'zone' THEN
    PERFORM touch_bags();
  END IF;
  RETURN NULL;
END $$;
