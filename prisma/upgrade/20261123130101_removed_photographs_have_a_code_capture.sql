-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION name_uploads(the_files text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "upload" WHERE "file" = ANY (the_files) ORDER BY "file" FOR KEY SHARE;
  -- Another statement: it sees what was removed while this one waited.
  IF EXISTS (SELECT FROM "upload" WHERE "file" = ANY (the_files) AND "removed_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'a photograph that was removed can''t be shown: send it again' USING ERRCODE = 'MD410';
  END IF;
END $$;
