-- The desk's figures count what was held between two moments. The ledger grows by its moments, so a small index finds them.
CREATE INDEX "stock_ledger_at_idx" ON "stock_ledger" USING brin ("at");
