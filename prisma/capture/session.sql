-- Sessions and keys: who is let in.
--
--   topic               changes with
--   ended-session:<id>  session: one that is deleted, however that came about, or whose passkey no longer counts;
--                       user: the session's person, with other roles, or with codes added or removed while they work here
--   ended-key:<id>      api_key: one that is ended or deleted; what it may do, until when
--
--   my-account:<person>  user: what they are at the shop
--   my-sessions:<person> session: one of their account's that is added, used again or ended
--
-- Nobody can watch the first two: every process closes the sockets that were let in by that session or key, and who may still
-- come in comes back. A guest has one session and no list of them.

CREATE OR REPLACE FUNCTION list_sessions(the_users text[]) RETURNS void LANGUAGE sql AS $$
  SELECT touch_people(array_agg("person"."id"), 'my-sessions')
  FROM "person" JOIN "user" ON "user"."id" = "person"."user_id"
  WHERE "user"."id" = ANY (the_users) AND "user"."is_anonymous" IS NOT TRUE
  HAVING count(*) > 0
$$;

CREATE OR REPLACE FUNCTION sessions_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "id" FROM "rows";
  PERFORM list_sessions(array_agg(DISTINCT "user_id")) FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER session_ended AFTER DELETE ON "session" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_ended();

CREATE OR REPLACE FUNCTION sessions_began() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_sessions(array_agg(DISTINCT "user_id")) FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER session_began AFTER INSERT ON "session" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_began();

-- A proof, or what a passkey began, is not listed.
CREATE OR REPLACE FUNCTION sessions_used() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_sessions(array_agg(DISTINCT "after"."user_id")) FROM "after" JOIN "before" USING ("id")
    WHERE "after"."updated_at" <> "before"."updated_at";
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "id" FROM "after" JOIN "before" USING ("id")
    WHERE "before"."by_passkey" AND NOT "after"."by_passkey";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER session_used AFTER UPDATE ON "session" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_used();

-- A socket may do what its person's roles let it when it was opened: with other roles, more or fewer, it is opened again.
-- So nobody who has been hired goes on bidding as a customer.
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
CREATE OR REPLACE TRIGGER role_changed AFTER UPDATE ON "user" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION roles_changed();

-- ── Keys ─────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION api_keys_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-key:' || "id" FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER api_key_deleted AFTER DELETE ON "api_key" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION api_keys_deleted();

-- Not when it is only used.
CREATE OR REPLACE FUNCTION api_keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-key:' || "id" FROM (
    SELECT "id", "key_hash", "scopes", "revoked_at", "expires_at" FROM "after"
    EXCEPT SELECT "id", "key_hash", "scopes", "revoked_at", "expires_at" FROM "before"
  ) AS "changed";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER api_key_changed AFTER UPDATE ON "api_key" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION api_keys_changed();
