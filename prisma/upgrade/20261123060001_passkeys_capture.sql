-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION passkeys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person"."id"), 'my-account') FROM "rows"
    JOIN "person" ON "person"."user_id" = "rows"."user_id" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER passkey_added AFTER INSERT ON "passkey" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();

CREATE OR REPLACE TRIGGER passkey_removed AFTER DELETE ON "passkey" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();

CREATE OR REPLACE TRIGGER passkey_changed AFTER UPDATE ON "passkey" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION passkeys_changed();
