-- Drops: pieces that are sold at a moment, to people in a drawn order.
CREATE TABLE "drop" (
  "id" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'announced',
  "entries_from" TIMESTAMPTZ(3) NOT NULL,
  "opens_at" TIMESTAMPTZ(3) NOT NULL,
  "closes_at" TIMESTAMPTZ(3) NOT NULL,
  "admit_per_minute" INTEGER NOT NULL,
  "inside_at_once" INTEGER NOT NULL,
  "admission_seconds" INTEGER NOT NULL,
  "per_person" INTEGER NOT NULL,
  "secret" TEXT NOT NULL,
  "commitment" TEXT NOT NULL,
  "root" TEXT,
  "public_number_url" TEXT,
  "public_number" TEXT,
  "public_number_at" TIMESTAMPTZ(3),
  "tickets_closed_at" TIMESTAMPTZ(3),
  "opened_at" TIMESTAMPTZ(3),
  "over_at" TIMESTAMPTZ(3),
  "entry_count" INTEGER NOT NULL DEFAULT 0,
  "told_entries" INTEGER NOT NULL DEFAULT 0,
  "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "drawn_count" INTEGER NOT NULL DEFAULT 0,
  "last_place" INTEGER NOT NULL DEFAULT 0,
  "admitted_through" INTEGER NOT NULL DEFAULT 0,
  "next_at" TIMESTAMPTZ(3),
  "look_at" TIMESTAMPTZ(3),
  "size" INTEGER NOT NULL,
  "available" INTEGER NOT NULL,
  "held" INTEGER NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "drop_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "drop_state" CHECK ("state" IN ('announced', 'drawing', 'open', 'over')),
  CONSTRAINT "drop_times" CHECK ("entries_from" <= "opens_at" AND "opens_at" < "closes_at"),
  CONSTRAINT "drop_pace" CHECK ("admit_per_minute" > 0 AND "inside_at_once" > 0 AND "admission_seconds" > 0 AND "per_person" > 0),
  CONSTRAINT "drop_places" CHECK ("admitted_through" <= "last_place" AND "drawn_count" <= "last_place" OR "state" = 'announced'),
  -- Nobody may be let in by an order that isn't known.
  CONSTRAINT "drop_drawn" CHECK ("state" <> 'open' OR "root" IS NOT NULL AND "opened_at" IS NOT NULL)
);
CREATE UNIQUE INDEX "drop_slug_key" ON "drop"("slug");
CREATE INDEX "drop_to_draw" ON "drop"("opens_at") WHERE "state" IN ('announced', 'drawing');
CREATE INDEX "drop_to_look" ON "drop"("look_at") WHERE "state" = 'open';
CREATE INDEX "drop_to_tell" ON "drop"("told_at") WHERE "told_entries" <> "entry_count";

CREATE TABLE "drop_variant" (
  "drop_id" TEXT NOT NULL,
  "variant_id" TEXT NOT NULL,
  "position" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "drop_variant_pkey" PRIMARY KEY ("drop_id", "variant_id")
);
CREATE INDEX "drop_variant_variant_id_idx" ON "drop_variant"("variant_id");
ALTER TABLE "drop_variant" ADD CONSTRAINT "drop_variant_drop_id_fkey" FOREIGN KEY ("drop_id") REFERENCES "drop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "drop_variant" ADD CONSTRAINT "drop_variant_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "drop_entry" (
  "id" TEXT NOT NULL,
  "drop_id" TEXT NOT NULL,
  "person_id" TEXT,
  "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "drop_entry_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "drop_entry_drop_id_person_id_key" ON "drop_entry"("drop_id", "person_id");
CREATE INDEX "drop_entry_person_id_idx" ON "drop_entry"("person_id");
ALTER TABLE "drop_entry" ADD CONSTRAINT "drop_entry_drop_id_fkey" FOREIGN KEY ("drop_id") REFERENCES "drop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "drop_entry" ADD CONSTRAINT "drop_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "drop_turn" (
  "drop_id" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "entry_id" TEXT NOT NULL,
  CONSTRAINT "drop_turn_pkey" PRIMARY KEY ("drop_id", "place")
);
CREATE INDEX "drop_turn_entry_id_place_idx" ON "drop_turn"("entry_id", "place");
ALTER TABLE "drop_turn" ADD CONSTRAINT "drop_turn_drop_id_fkey" FOREIGN KEY ("drop_id") REFERENCES "drop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "drop_turn" ADD CONSTRAINT "drop_turn_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "drop_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "drop_admission" (
  "drop_id" TEXT NOT NULL,
  "through" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "drop_admission_pkey" PRIMARY KEY ("drop_id", "through")
);
ALTER TABLE "drop_admission" ADD CONSTRAINT "drop_admission_drop_id_fkey" FOREIGN KEY ("drop_id") REFERENCES "drop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "drop_reminder" (
  "drop_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "due_at" TIMESTAMPTZ(3),
  CONSTRAINT "drop_reminder_pkey" PRIMARY KEY ("drop_id", "person_id")
);
CREATE INDEX "drop_reminder_due_at_idx" ON "drop_reminder"("due_at");
CREATE INDEX "drop_reminder_person_id_idx" ON "drop_reminder"("person_id");
ALTER TABLE "drop_reminder" ADD CONSTRAINT "drop_reminder_drop_id_fkey" FOREIGN KEY ("drop_id") REFERENCES "drop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "drop_reminder" ADD CONSTRAINT "drop_reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
