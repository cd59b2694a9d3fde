-- What the other files of this folder stand on.
--
-- A row of "change" is one topic that has changed; it commits with the change itself, so neither can be lost without
-- the other. Versions commit in order, because whoever counts one up holds its row's lock until the commit.
--
-- Lock order, kept by commands and triggers alike:
-- order | auction -> variant (by product, then id) -> product -> sale -> person (by id).
--
-- Triggers work by statement where many rows may change at once. What a statement changed is told by EXCEPT, and by
-- sums over both tables of transitions: a join of the two would compare every row with every other. Rows are touched in
-- the order of their ids, so that two batches never lock the same rows crosswise: an index scan takes the keys of a
-- list in order, where another plan would take them as the rows lie. So `touch_…` switches other plans off.

CREATE OR REPLACE FUNCTION announce(topic text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "change" ("topic") VALUES (topic)
$$;

-- Records of what happened are only ever added to.
CREATE OR REPLACE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is a record of what happened: add a row instead', TG_TABLE_NAME;
END $$;
