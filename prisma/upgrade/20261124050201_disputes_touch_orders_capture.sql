-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE TRIGGER refund_touch AFTER INSERT OR UPDATE OF "status", "amount", "reason", "lines", "return_id", "by_hand", "held" ON "refund"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();

CREATE OR REPLACE TRIGGER dispute_touch AFTER INSERT OR UPDATE OF "status", "amount", "reason", "due_by" ON "dispute"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
