-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE TRIGGER saved_address_added AFTER INSERT ON "saved_address" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER saved_address_removed AFTER DELETE ON "saved_address" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');

CREATE OR REPLACE TRIGGER saved_address_changed AFTER UPDATE ON "saved_address" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-account');
