-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION import_job_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION import_job_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('import:' || NEW."id");
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION photograph_fetch_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "import_job" SET "version" = "version" WHERE "id" = OLD."import_id";
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION variants_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "stock_ledger" ("variant_id", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reason", "reference", "actor")
    SELECT "id", "on_hand", "reserved", "on_hand", "reserved",
           coalesce(nullif(nullif(current_setting('marketday.reason', true), ''), 'counted'), 'received'),
           nullif(current_setting('marketday.reference', true), ''), nullif(current_setting('marketday.actor', true), '')
    FROM "rows" WHERE "on_hand" <> 0 OR "reserved" <> 0;
  PERFORM touch_products(array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id"), array_agg(DISTINCT "product_id")), announce('desk')
    FROM "rows" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER import_job_version BEFORE UPDATE ON "import_job" FOR EACH ROW EXECUTE FUNCTION import_job_bump();

CREATE OR REPLACE TRIGGER import_job_announce AFTER INSERT OR UPDATE ON "import_job"
  FOR EACH ROW EXECUTE FUNCTION import_job_changed();

CREATE OR REPLACE TRIGGER photograph_fetch_done AFTER DELETE ON "photograph_fetch" FOR EACH ROW
  WHEN (OLD."import_id" IS NOT NULL) EXECUTE FUNCTION photograph_fetch_ended();

CREATE OR REPLACE TRIGGER photograph_fetch_given_up AFTER UPDATE OF "problem" ON "photograph_fetch" FOR EACH ROW
  WHEN (OLD."import_id" IS NOT NULL AND NEW."problem" IS NOT NULL) EXECUTE FUNCTION photograph_fetch_ended();
