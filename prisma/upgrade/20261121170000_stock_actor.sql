-- Who moved a count: `desk:<person's id>` or `key:<name>`. Lines from before have nobody.
ALTER TABLE "stock_ledger" ADD COLUMN "actor" TEXT;
