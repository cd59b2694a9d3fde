-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION guarantee_notice_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('shop-settings');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER guarantee_notice_announce AFTER INSERT OR UPDATE OR DELETE ON "guarantee_notice"
  FOR EACH STATEMENT EXECUTE FUNCTION guarantee_notice_changed();
