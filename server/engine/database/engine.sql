-- What the engine keeps in an app's database. An app that has migrations of its own takes this over as its first.

-- A row is one topic that has changed; it commits with the change itself, so neither can be lost without the other.
CREATE TABLE change (
  id bigserial NOT NULL,
  topic text NOT NULL,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT change_pkey PRIMARY KEY (id)
);
CREATE FUNCTION announce(topic text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "change" ("topic") VALUES (topic)
$$;

-- Versions of topics that belong to no row.
CREATE TABLE topic_version (
  topic text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT topic_version_pkey PRIMARY KEY (topic)
);

-- Processes that run, so that each knows whether others still wait for what it has read.
CREATE TABLE server_process (
  id text NOT NULL,
  seen_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  steady_since timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  released_at timestamptz(3),
  CONSTRAINT server_process_pkey PRIMARY KEY (id)
);

-- Which history the database tells: another one after a backup was restored.
CREATE TABLE shop_history (
  id integer DEFAULT 1 NOT NULL,
  epoch text NOT NULL,
  place text,
  began_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT shop_history_pkey PRIMARY KEY (id)
);
CREATE FUNCTION history_place() RETURNS text LANGUAGE plpgsql AS $$
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
CREATE FUNCTION renew_history(only_elsewhere boolean DEFAULT false) RETURNS void LANGUAGE sql AS $$
  UPDATE "shop_history" SET "epoch" = left(replace(gen_random_uuid()::text, '-', ''), 16), "place" = history_place(),
    "began_at" = clock_timestamp()
  WHERE NOT only_elsewhere OR "place" IS DISTINCT FROM history_place()
$$;

-- Effects of commands that were sent under a key, so that sending one twice has one effect.
CREATE TABLE idempotency_effect (
  scope text NOT NULL,
  key text NOT NULL,
  number integer NOT NULL,
  result bytea NOT NULL,
  CONSTRAINT idempotency_effect_pkey PRIMARY KEY (scope, key, number)
);

-- Tries that are counted over restarts.
CREATE TABLE limit_count (
  name text NOT NULL,
  key text NOT NULL,
  taken integer NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  CONSTRAINT limit_count_pkey PRIMARY KEY (name, key)
);
