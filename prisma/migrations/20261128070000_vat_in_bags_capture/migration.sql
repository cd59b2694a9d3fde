-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION shop_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  PERFORM announce('tariff');
  IF (OLD."payments", OLD."values" -> 'sellerName', OLD."values" -> 'sellerAddress') IS DISTINCT FROM
    (NEW."payments", NEW."values" -> 'sellerName', NEW."values" -> 'sellerAddress') THEN
    PERFORM announce('opening'), touch_open_lots();
  ELSIF OLD."opens_at" IS DISTINCT FROM NEW."opens_at" THEN
    PERFORM announce('opening');
  END IF;
  IF OLD."values" -> 'country' IS DISTINCT FROM NEW."values" -> 'country'
    OR OLD."values" -> 'vatPercent' IS DISTINCT FROM NEW."values" -> 'vatPercent'
    OR OLD."values" -> 'zone' IS DISTINCT FROM NEW."values" -> 'zone' THEN
    PERFORM touch_bags();
  END IF;
  IF OLD."values" -> 'zone' IS DISTINCT FROM NEW."values" -> 'zone' THEN
    PERFORM announce('desk');
  END IF;
  RETURN NULL;
END $$;
