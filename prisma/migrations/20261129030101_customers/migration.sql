CREATE TABLE "customer" (
    "id" TEXT NOT NULL,
    "person_id" TEXT,
    "email" TEXT NOT NULL,
    "order_email" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "country" CHAR(2),
    "words" TEXT NOT NULL DEFAULT '',
    "orders" INTEGER NOT NULL DEFAULT 0,
    "open_orders" INTEGER NOT NULL DEFAULT 0,
    "spent_amount" BIGINT NOT NULL DEFAULT 0,
    "last_order_at" TIMESTAMPTZ(3),
    "lots_won" INTEGER NOT NULL DEFAULT 0,
    "lots_owed" INTEGER NOT NULL DEFAULT 0,
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "customer_note" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'note',
    "body" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "customer_note_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "customer_change" (
    "id" BIGSERIAL NOT NULL,
    "person_id" TEXT,
    "email" TEXT,
    "customer_id" TEXT,

    CONSTRAINT "customer_change_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "customer_person_id_key" ON "customer"("person_id");
CREATE UNIQUE INDEX "customer_order_email_key" ON "customer"("order_email");
CREATE INDEX "customer_note_customer_id_at_idx" ON "customer_note"("customer_id", "at");
CREATE UNIQUE INDEX "customer_note_customer_id_key_key" ON "customer_note"("customer_id", "key");

ALTER TABLE "customer" ADD CONSTRAINT "customer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "customer_note" ADD CONSTRAINT "customer_note_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A customer's orders are found by their address too.
CREATE INDEX "orders_of_email" ON "orders"(lower("email"));

-- Everybody there is so far is counted when the desk first looks.
INSERT INTO "customer_change" ("person_id", "email") SELECT DISTINCT "person_id", lower("email") FROM "orders";
INSERT INTO "customer_change" ("person_id") SELECT "id" FROM "person" WHERE "kind" = 'account';
