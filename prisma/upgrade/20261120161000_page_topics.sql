-- Topics that nobody watches: they tell pages in memory what they were made of, in a finer grain than
-- the live topics. A piece's page shows four others; it need not be rendered again for each of their sales.

-- `label:<product id>`: what a label says of a piece that doesn't change with its stock
CREATE FUNCTION announce_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || CASE TG_OP WHEN 'DELETE' THEN OLD."product_id" ELSE NEW."product_id" END);
  RETURN NULL;
END $$;
CREATE TRIGGER variant_label AFTER UPDATE ON "variant" FOR EACH ROW
  WHEN ((OLD."price_amount", OLD."currency", OLD."compare_at_amount", OLD."position", OLD."on_hand" > 0)
    IS DISTINCT FROM (NEW."price_amount", NEW."currency", NEW."compare_at_amount", NEW."position", NEW."on_hand" > 0))
  EXECUTE FUNCTION announce_label();
CREATE TRIGGER variant_label_new AFTER INSERT OR DELETE ON "variant" FOR EACH ROW EXECUTE FUNCTION announce_label();
CREATE TRIGGER product_image_label AFTER INSERT OR UPDATE OR DELETE ON "product_image" FOR EACH ROW
  EXECUTE FUNCTION announce_label();

CREATE FUNCTION announce_product_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('label:' || NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER product_label AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."title", OLD."slug", OLD."maker", OLD."material", OLD."edition_size") IS DISTINCT FROM
        (NEW."title", NEW."slug", NEW."maker", NEW."material", NEW."edition_size"))
  EXECUTE FUNCTION announce_product_label();

-- `pieces`: which pieces there are, whose, and in which order
CREATE FUNCTION announce_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('pieces');
  RETURN NULL;
END $$;
CREATE TRIGGER product_pieces AFTER UPDATE ON "product" FOR EACH ROW
  WHEN ((OLD."maker", OLD."position") IS DISTINCT FROM (NEW."maker", NEW."position"))
  EXECUTE FUNCTION announce_pieces();
CREATE TRIGGER product_pieces_new AFTER INSERT OR DELETE ON "product" FOR EACH STATEMENT
  EXECUTE FUNCTION announce_pieces();

-- `lots`: which lots and sales there are, and how far they are
CREATE FUNCTION announce_lots() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce('lots');
  RETURN NULL;
END $$;
CREATE TRIGGER auction_lots AFTER UPDATE ON "auction" FOR EACH ROW
  WHEN ((OLD."state", OLD."outcome", OLD."slug", OLD."lot_number", OLD."sale_id") IS DISTINCT FROM
        (NEW."state", NEW."outcome", NEW."slug", NEW."lot_number", NEW."sale_id"))
  EXECUTE FUNCTION announce_lots();
CREATE TRIGGER auction_lots_new AFTER INSERT OR DELETE ON "auction" FOR EACH STATEMENT EXECUTE FUNCTION announce_lots();
CREATE TRIGGER sale_lots AFTER INSERT OR UPDATE OR DELETE ON "sale" FOR EACH STATEMENT EXECUTE FUNCTION announce_lots();
