-- CreateTable
CREATE TABLE "staff_invitation" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owner_appointment" (
    "address_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "owner_appointment_pkey" PRIMARY KEY ("address_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_invitation_email_key" ON "staff_invitation"("email");

-- Whoever is an owner has been made one: MERCHANT_EMAILS doesn't do it again after they are demoted.
INSERT INTO "owner_appointment" ("address_hash")
SELECT encode(sha256(convert_to("email", 'UTF8')), 'hex') FROM "user" WHERE "roles" @> '{owner}';
