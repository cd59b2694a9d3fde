-- Made from prisma/capture by `npm run migration:capture`.

DROP TRIGGER merchant_changed ON "user";

CREATE OR REPLACE FUNCTION roles_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "session"."id"
    FROM "after" JOIN "before" USING ("id") JOIN "session" ON "session"."user_id" = "after"."id"
    WHERE "before"."roles" <> '{}'
      AND (NOT "after"."roles" @> "before"."roles"
        OR ("before"."two_factor_enabled" AND "after"."two_factor_enabled" IS NOT TRUE));
  PERFORM touch_people(array_agg("person"."id"), 'my-account')
    FROM "after" JOIN "before" USING ("id") JOIN "person" ON "person"."user_id" = "after"."id"
    WHERE "after"."roles" <> "before"."roles" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER role_changed AFTER UPDATE ON "user" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION roles_changed();

DROP FUNCTION merchants_changed();
