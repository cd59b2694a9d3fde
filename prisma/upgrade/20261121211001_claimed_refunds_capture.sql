-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE TRIGGER refund_touch AFTER INSERT OR UPDATE OF "status", "amount", "reason", "lines", "return_id" ON "refund"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
