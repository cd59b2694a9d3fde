-- PostgreSQL took this index for a list of whole SKUs too, which their own finds a thousand times faster.
-- DropIndex
DROP INDEX "variant_part_of_words_idx";
