-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION gift_cards_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_people(array_agg(DISTINCT "person_id"), 'my-bag') FROM "bag_gift_card" WHERE "card_id" IN (
    SELECT "id" FROM (
      SELECT "id", "balance", "expires_at" FROM "after" EXCEPT SELECT "id", "balance", "expires_at" FROM "before"
    ) AS "moved") HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER gift_card_changed AFTER UPDATE ON "gift_card" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION gift_cards_changed();

CREATE OR REPLACE TRIGGER bag_gift_card_added AFTER INSERT ON "bag_gift_card" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_gift_card_removed AFTER DELETE ON "bag_gift_card" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_choice_added AFTER INSERT ON "bag_choice" REFERENCING NEW TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');

CREATE OR REPLACE TRIGGER bag_choice_changed AFTER UPDATE ON "bag_choice" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_changed_rows('my-bag');

CREATE OR REPLACE TRIGGER bag_choice_removed AFTER DELETE ON "bag_choice" REFERENCING OLD TABLE AS "rows"
  FOR EACH STATEMENT EXECUTE FUNCTION people_of_rows_changed('my-bag');
