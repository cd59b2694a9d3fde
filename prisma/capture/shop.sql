-- The shop's own facts.
--
--   topic           changes with
--   shop-settings   shop_settings: any value; guarantee_notice: a new one, another file, one that is removed
--   tariff          shop_settings: days of delivery are counted in the shop's zone
--   desk            shop_settings, zone: which orders are today's
--   my-bag          shop_settings, country, zone and VAT: every bag with something in it
--   opening, auction:<id>   shop_settings, what it can be paid with, and the seller's name and address: whether the checkout and
--                   each lot that isn't closed take anything
--   opening         shop_settings, when it opens: the date and the zone it is in
--
-- Nobody watches shop-settings: it tells pages in memory what they were made of.

CREATE OR REPLACE FUNCTION shop_settings_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  NEW."changed_at" := clock_timestamp();
  NEW."opens_at" := CASE WHEN coalesce(NEW."values" ->> 'opensAt', '') <> ''
    THEN (NEW."values" ->> 'opensAt')::timestamp AT TIME ZONE coalesce(NEW."values" ->> 'zone', 'UTC') END;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER shop_settings_version BEFORE UPDATE ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION shop_settings_bump();

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
CREATE OR REPLACE TRIGGER shop_settings_announce AFTER UPDATE ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION shop_settings_changed();

CREATE OR REPLACE FUNCTION guarantee_notice_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER guarantee_notice_announce AFTER INSERT OR UPDATE OR DELETE ON "guarantee_notice"
  FOR EACH STATEMENT EXECUTE FUNCTION guarantee_notice_changed();
