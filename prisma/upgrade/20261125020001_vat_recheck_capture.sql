-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE TRIGGER vat_recheck_touch AFTER UPDATE OF "result", "settled_at" ON "vat_recheck"
  FOR EACH ROW EXECUTE FUNCTION order_part_changed();
