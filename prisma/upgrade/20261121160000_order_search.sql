-- What the desk finds an order by, for a shop of 100,000 orders and more: words of the name, the place and the e-mail address,
-- and the start of a SKU. A number and a tracking number have their indexes already.

-- Letters without their marks, words without their signs, so that "Ines" finds "Inês" and "example" finds "maud@example.com".
CREATE FUNCTION plain_words(the_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(replace(lower(the_text), 'ß', 'ss'),
    'àáâãäåāăąçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňŋòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž@._+-"''’,;:/()&<>|!*\',
    'aaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiijklllllnnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz                     ')
$$;

-- What was typed, each word as the start of one. Only letters, digits and spaces.
CREATE FUNCTION word_starts(the_words text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsquery('simple', coalesce(string_agg(the_word || ':*', ' & '), ''))
  FROM unnest(string_to_array(plain_words(the_words), ' ')) AS the_word WHERE the_word <> ''
$$;

-- The expression stands here as the search has it: an index is built with a search path in which a function of ours finds no other.
CREATE INDEX "orders_words" ON "orders" USING gin (to_tsvector('simple', plain_words(
  coalesce("shipping_address" ->> 'name', '') || ' ' || coalesce("shipping_address" ->> 'city', '') || ' ' || "email")));
CREATE INDEX "order_line_sku_start" ON "order_line" (upper("sku") text_pattern_ops);
