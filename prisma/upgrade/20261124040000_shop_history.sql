-- CreateTable
CREATE TABLE "shop_history" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "epoch" TEXT NOT NULL,
    "place" TEXT,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "shop_history_pkey" PRIMARY KEY ("id")
);

INSERT INTO "shop_history" ("epoch") VALUES (left(replace(gen_random_uuid()::text, '-', ''), 16));
