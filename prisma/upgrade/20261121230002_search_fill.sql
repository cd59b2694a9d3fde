-- The words of what is there already.
SELECT index_pieces(array_agg("id")) FROM "product" HAVING count(*) > 0;
INSERT INTO "lot_search" ("auction_id", "number", "words")
  SELECT "id", -"lot_number",
         setweight(words_of("title"), 'A') || setweight(words_of(concat_ws(' ', "maker", "material")), 'B')
         || setweight(words_of("description"), 'D')
  FROM "auction";
SELECT learn_words(string_agg(concat_ws(' ', "title", "maker", "material"), ' ')) FROM "auction";
