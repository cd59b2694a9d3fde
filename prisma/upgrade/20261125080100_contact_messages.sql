-- CreateTable
CREATE TABLE "contact_message" (
    "id" TEXT NOT NULL,
    "person_id" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_message_answered_at_received_at_idx" ON "contact_message"("answered_at", "received_at");

-- CreateIndex
CREATE INDEX "contact_message_person_id_idx" ON "contact_message"("person_id");

-- AddForeignKey
ALTER TABLE "contact_message" ADD CONSTRAINT "contact_message_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Sent twice, the same words are one message until it is answered
CREATE UNIQUE INDEX "contact_message_waiting" ON "contact_message" ("digest") WHERE "answered_at" IS NULL;
