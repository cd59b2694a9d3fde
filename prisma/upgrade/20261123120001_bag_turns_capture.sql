-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION bags_turned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "tax_rate" WHERE "valid_from" > OLD."turned_at" AND "valid_from" <= NEW."turned_at")
     OR EXISTS (SELECT FROM "promotion" WHERE "code" IS NULL AND (
       ("starts_at" > OLD."turned_at" AND "starts_at" <= NEW."turned_at") OR ("ends_at" > OLD."turned_at" AND "ends_at" <= NEW."turned_at")
     )) THEN
    PERFORM touch_bags();
  ELSE
    PERFORM touch_people(array_agg("person_id"), 'my-bag') FROM (
      SELECT "person_id" FROM "bag_code" WHERE "code" IN (
        SELECT "code" FROM "promotion" WHERE ("starts_at" > OLD."turned_at" AND "starts_at" <= NEW."turned_at")
          OR ("ends_at" > OLD."turned_at" AND "ends_at" <= NEW."turned_at"))
      UNION SELECT "bag_gift_card"."person_id" FROM "bag_gift_card" JOIN "gift_card" ON "gift_card"."id" = "card_id"
        WHERE "expires_at" > OLD."turned_at" AND "expires_at" <= NEW."turned_at"
    ) AS "theirs" HAVING count(*) > 0;
  END IF;
  PERFORM announce('desk-promotions');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER bag_turn_changed AFTER UPDATE ON "bag_turn" FOR EACH ROW EXECUTE FUNCTION bags_turned();
