-- A merchant's session that is left alone ends by its own row, as every session does.
UPDATE "session" SET "expires_at" = least("session"."expires_at", "session"."updated_at" + interval '2 hours')
FROM "user" WHERE "user"."id" = "session"."user_id" AND "user"."role" = 'merchant';
