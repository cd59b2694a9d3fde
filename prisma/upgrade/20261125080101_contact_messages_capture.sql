-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION contact_messages_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('desk');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER contact_messages_announce AFTER INSERT OR UPDATE OR DELETE ON "contact_message"
  FOR EACH STATEMENT EXECUTE FUNCTION contact_messages_changed();
