-- CreateTable
CREATE TABLE "server_process" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "server_process_pkey" PRIMARY KEY ("id")
);
