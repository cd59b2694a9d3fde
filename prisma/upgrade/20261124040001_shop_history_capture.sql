-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION history_place() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  cluster text := '';
BEGIN
  BEGIN
    SELECT "system_identifier" || '.' || "timeline_id" INTO cluster FROM pg_control_system(), pg_control_checkpoint();
  EXCEPTION WHEN insufficient_privilege OR undefined_function THEN
    NULL;
  END;
  RETURN concat_ws('.', cluster, (SELECT oid FROM pg_database WHERE datname = current_database()),
                   to_regclass('shop_history')::oid);
END $$;

CREATE OR REPLACE FUNCTION renew_history(only_elsewhere boolean DEFAULT false) RETURNS void LANGUAGE sql AS $$
  UPDATE "shop_history" SET "epoch" = left(replace(gen_random_uuid()::text, '-', ''), 16), "place" = history_place(),
    "began_at" = clock_timestamp()
  WHERE NOT only_elsewhere OR "place" IS DISTINCT FROM history_place()
$$;

CREATE OR REPLACE FUNCTION history_renewed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('history');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER history_renewed AFTER UPDATE OF "epoch" ON "shop_history"
  FOR EACH ROW EXECUTE FUNCTION history_renewed();
