-- Sessions.
--
--   topic               changes with
--   ended-session:<id>  session: one that is deleted, however that came about
--
-- Nobody can watch it: every process closes the sockets of that session.

CREATE OR REPLACE FUNCTION sessions_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "id" FROM "rows";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER session_ended AFTER DELETE ON "session" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_ended();
