-- Made from prisma/capture by `npm run migration:capture`.

CREATE OR REPLACE FUNCTION keep_order_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."currency", NEW."items_amount", NEW."discount_amount", NEW."shipping_amount", NEW."tax_amount", NEW."total_amount",
      NEW."gift_card_amount", NEW."prices_include", NEW."taxes", NEW."tax_country")
     IS DISTINCT FROM
     (OLD."currency", OLD."items_amount", OLD."discount_amount", OLD."shipping_amount", OLD."tax_amount", OLD."total_amount",
      OLD."gift_card_amount", OLD."prices_include", OLD."taxes", OLD."tax_country") THEN
    RAISE EXCEPTION 'the amounts of order % are fixed when it is placed', OLD."number";
  END IF;
  RETURN NEW;
END $$;
