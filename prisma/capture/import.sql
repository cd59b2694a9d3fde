-- Files of products that are read in.
--
--   topic        changes with
--   import:<id>  import_job: any column; photograph_fetch: one that is done, or given up, through its import_job
--
-- It is the desk's own.

CREATE OR REPLACE FUNCTION import_job_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER import_job_version BEFORE UPDATE ON "import_job" FOR EACH ROW EXECUTE FUNCTION import_job_bump();

CREATE OR REPLACE FUNCTION import_job_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('import:' || NEW."id");
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER import_job_announce AFTER INSERT OR UPDATE ON "import_job"
  FOR EACH ROW EXECUTE FUNCTION import_job_changed();

CREATE OR REPLACE FUNCTION photograph_fetch_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "import_job" SET "version" = "version" WHERE "id" = OLD."import_id";
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER photograph_fetch_done AFTER DELETE ON "photograph_fetch" FOR EACH ROW
  WHEN (OLD."import_id" IS NOT NULL) EXECUTE FUNCTION photograph_fetch_ended();
CREATE OR REPLACE TRIGGER photograph_fetch_given_up AFTER UPDATE OF "problem" ON "photograph_fetch" FOR EACH ROW
  WHEN (OLD."import_id" IS NOT NULL AND NEW."problem" IS NOT NULL) EXECUTE FUNCTION photograph_fetch_ended();
