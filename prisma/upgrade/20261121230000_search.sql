-- What can be found, and by which words. Both extensions are trusted: the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Words as they are, for beginnings of words; and their English stems, for other forms of them.
CREATE TEXT SEARCH CONFIGURATION shop_plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION shop_plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
CREATE TEXT SEARCH CONFIGURATION shop_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION shop_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- `number` names a piece in the process's own index; `changed_in` is the transaction that last changed it or one of its
-- variants, by which that index finds what it has not seen yet.
ALTER TABLE "product" ADD COLUMN "number" SERIAL NOT NULL;
ALTER TABLE "product" ADD COLUMN "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE UNIQUE INDEX "product_number_key" ON "product"("number");
CREATE INDEX "product_changed_in_idx" ON "product"("changed_in");
CREATE TABLE "product_removed" (
  "number" INTEGER NOT NULL,
  "changed_in" xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT "product_removed_pkey" PRIMARY KEY ("number")
);
CREATE INDEX "product_removed_changed_in_idx" ON "product_removed"("changed_in");

CREATE TABLE "product_head" (
  "product_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "words" tsvector NOT NULL,
  CONSTRAINT "product_head_pkey" PRIMARY KEY ("product_id"),
  CONSTRAINT "product_head_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "product_head_words_idx" ON "product_head" USING GIN ("words");
CREATE TABLE "product_search" (
  "product_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "words" tsvector NOT NULL,
  CONSTRAINT "product_search_pkey" PRIMARY KEY ("product_id"),
  CONSTRAINT "product_search_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "product_search_words_idx" ON "product_search" USING GIN ("words");
CREATE TABLE "lot_search" (
  "auction_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "words" tsvector NOT NULL,
  CONSTRAINT "lot_search_pkey" PRIMARY KEY ("auction_id"),
  CONSTRAINT "lot_search_auction_id_fkey" FOREIGN KEY ("auction_id") REFERENCES "auction"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "lot_search_words_idx" ON "lot_search" USING GIN ("words");

-- The words of titles, makers, forms and materials, against which a misspelt one is held.
CREATE TABLE "search_word" (
  "word" TEXT NOT NULL,
  CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "search_word_beginning_idx" ON "search_word"("word" text_pattern_ops);
CREATE INDEX "search_word_likeness_idx" ON "search_word" USING GIST ("word" gist_trgm_ops (siglen = 32));

-- A word that people use and the shop doesn't, and the shop's own for it.
CREATE TABLE "search_synonym" (
  "word" TEXT NOT NULL,
  "meaning" TEXT NOT NULL,
  CONSTRAINT "search_synonym_pkey" PRIMARY KEY ("word")
);
INSERT INTO "search_synonym" ("word", "meaning") VALUES
  ('jug', 'pitcher'), ('jugs', 'pitcher'), ('ewer', 'pitcher'), ('creamer', 'pitcher'),
  ('dish', 'plate'), ('dishes', 'plate'), ('platter', 'plate'),
  ('decanter', 'carafe'), ('flask', 'bottle'),
  ('beaker', 'cup'), ('beakers', 'cup'), ('teacup', 'cup'),
  ('urn', 'jar'), ('crock', 'jar'),
  ('lamp', 'light'), ('tray', 'plate'),
  ('pottery', 'stoneware'), ('china', 'porcelain');
