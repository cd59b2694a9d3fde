CREATE TABLE counter (
  id text PRIMARY KEY,
  count integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1
);

CREATE FUNCTION counter_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  PERFORM announce('counter:' || NEW.id);
  RETURN NEW;
END $$;
CREATE TRIGGER counter_changed BEFORE UPDATE ON counter FOR EACH ROW EXECUTE FUNCTION counter_changed();
