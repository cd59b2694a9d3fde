-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION shop_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  PERFORM announce('tariff');
  IF OLD."values" -> 'country' IS DISTINCT FROM NEW."values" -> 'country'
    OR OLD."values" -> 'zone' IS DISTINCT FROM NEW."values" -> 'zone' THEN
    PERFORM touch_bags();
  END IF;
  RETURN NULL;
END $$;
