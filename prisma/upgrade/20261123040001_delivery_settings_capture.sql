-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION public_tariff_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_bags();
  PERFORM announce('tariff');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER shipping_zone_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_zone"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();

CREATE OR REPLACE TRIGGER shipping_rate_announce AFTER INSERT OR UPDATE OR DELETE ON "shipping_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();

CREATE OR REPLACE TRIGGER delivery_settings_announce AFTER INSERT OR UPDATE OR DELETE ON "delivery_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();

CREATE OR REPLACE TRIGGER tax_settings_announce AFTER INSERT OR UPDATE OR DELETE ON "tax_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION public_tariff_changed();
