-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION roles_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "session"."id"
    FROM "after" JOIN "before" USING ("id") JOIN "session" ON "session"."user_id" = "after"."id"
    WHERE "before"."roles" <> "after"."roles"
      OR ("after"."roles" <> '{}'
        AND "before"."two_factor_enabled" IS DISTINCT FROM "after"."two_factor_enabled");
  PERFORM touch_people(array_agg("person"."id"), 'my-account')
    FROM "after" JOIN "before" USING ("id") JOIN "person" ON "person"."user_id" = "after"."id"
    WHERE "after"."roles" <> "before"."roles" HAVING count(*) > 0;
  RETURN NULL;
END $$;
