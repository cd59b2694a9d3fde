-- Texts that the merchant writes: pages such as the imprint, and the journal.
CREATE TABLE "article" (
  "slug" text PRIMARY KEY,
  "kind" text NOT NULL CHECK ("kind" IN ('page', 'journal')),
  "title" text NOT NULL,
  "lead" text NOT NULL DEFAULT '',
  "body" text NOT NULL,
  "image_file" text,
  "image_alt" text NOT NULL DEFAULT '',
  "published_at" timestamptz(3),
  "changed_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "version" integer NOT NULL DEFAULT 1
);
CREATE INDEX "article_kind_published_at_idx" ON "article" ("kind", "published_at");
