-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION article_bump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  NEW."changed_at" := clock_timestamp();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('articles');
  IF TG_OP <> 'DELETE' THEN PERFORM announce('article:' || NEW."slug"); END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD."slug" <> NEW."slug") THEN PERFORM announce('article:' || OLD."slug"); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER article_version BEFORE UPDATE ON "article" FOR EACH ROW EXECUTE FUNCTION article_bump();

CREATE OR REPLACE TRIGGER article_announce AFTER INSERT OR UPDATE OR DELETE ON "article"
  FOR EACH ROW EXECUTE FUNCTION article_changed();
