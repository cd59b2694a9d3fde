-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION sessions_used() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_sessions(array_agg(DISTINCT "after"."user_id")) FROM "after" JOIN "before" USING ("id")
    WHERE "after"."updated_at" <> "before"."updated_at";
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "id" FROM "after" JOIN "before" USING ("id")
    WHERE "before"."by_passkey" AND NOT "after"."by_passkey";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION merchants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "session"."id"
    FROM "after" JOIN "before" USING ("id") JOIN "session" ON "session"."user_id" = "after"."id"
    WHERE "before"."role" = 'merchant'
      AND ("after"."role" <> 'merchant' OR ("before"."two_factor_enabled" AND "after"."two_factor_enabled" IS NOT TRUE));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION api_keys_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-key:' || "id" FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION api_keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-key:' || "id" FROM (
    SELECT "id", "key_hash", "scopes", "revoked_at", "expires_at" FROM "after"
    EXCEPT SELECT "id", "key_hash", "scopes", "revoked_at", "expires_at" FROM "before"
  ) AS "changed";
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER merchant_changed AFTER UPDATE ON "user" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION merchants_changed();

CREATE OR REPLACE TRIGGER api_key_deleted AFTER DELETE ON "api_key" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION api_keys_deleted();

CREATE OR REPLACE TRIGGER api_key_changed AFTER UPDATE ON "api_key" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION api_keys_changed();
