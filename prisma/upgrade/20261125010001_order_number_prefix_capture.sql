-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION keep_order_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."number", NEW."number_prefix", NEW."currency", NEW."items_amount", NEW."discount_amount", NEW."shipping_amount",
      NEW."tax_amount", NEW."total_amount",
      NEW."gift_card_amount", NEW."prices_include", NEW."taxes", NEW."tax_country", NEW."tax_treatment", NEW."tax_note")
     IS DISTINCT FROM
     (OLD."number", OLD."number_prefix", OLD."currency", OLD."items_amount", OLD."discount_amount", OLD."shipping_amount",
      OLD."tax_amount", OLD."total_amount",
      OLD."gift_card_amount", OLD."prices_include", OLD."taxes", OLD."tax_country", OLD."tax_treatment", OLD."tax_note") THEN
    RAISE EXCEPTION 'the number and the amounts of order % are fixed when it is placed', OLD."number";
  END IF;
  RETURN NEW;
END $$;
