-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION order_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.xmin::text = (pg_current_xact_id()::text::numeric % 4294967296)::text THEN
    NEW."version" := OLD."version";
  ELSE
    NEW."version" := OLD."version" + 1;
  END IF;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;
