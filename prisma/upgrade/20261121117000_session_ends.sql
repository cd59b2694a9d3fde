-- A session that ends is announced like any change, however it ended, so that every process closes its sockets.
CREATE FUNCTION sessions_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "change" ("topic") SELECT 'ended-session:' || "id" FROM "rows";
  RETURN NULL;
END $$;
CREATE TRIGGER session_ended AFTER DELETE ON "session" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION sessions_ended();
