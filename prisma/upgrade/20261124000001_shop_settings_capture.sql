-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION shop_settings_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION shop_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  PERFORM announce('tariff');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER shop_settings_version BEFORE UPDATE ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION shop_settings_bump();

CREATE OR REPLACE TRIGGER shop_settings_announce AFTER UPDATE ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION shop_settings_changed();
