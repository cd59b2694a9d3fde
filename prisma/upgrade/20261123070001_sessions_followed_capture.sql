-- Made from prisma/capture by `npm run migration:capture`.

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

CREATE OR REPLACE FUNCTION sessions_began() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_sessions(array_agg(DISTINCT "user_id")) FROM "rows";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sessions_used() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_sessions(array_agg(DISTINCT "after"."user_id")) FROM "after" JOIN "before" USING ("id")
    WHERE "after"."updated_at" <> "before"."updated_at";
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER session_began AFTER INSERT ON "session" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_began();

CREATE OR REPLACE TRIGGER session_used AFTER UPDATE ON "session" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_used();
