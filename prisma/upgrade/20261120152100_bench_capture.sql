-- The bench: which orders wait to be packed. Whoever waits sees their place in the queue move.
CREATE FUNCTION bench_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'INSERT' AND NEW."status" IN ('authorised', 'paid'))
     OR (TG_OP = 'UPDATE' AND (NEW."status" IN ('authorised', 'paid')) <> (OLD."status" IN ('authorised', 'paid'))) THEN
    PERFORM announce('bench');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_announce_bench AFTER INSERT OR UPDATE OF "status" ON "orders"
  FOR EACH ROW EXECUTE FUNCTION bench_changed();
