-- Addresses of before that lead elsewhere, such as those of another shop system.
CREATE TABLE "redirect" (
    "from_path" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("from_path")
);
CREATE INDEX "redirect_created_at_from_path_idx" ON "redirect"("created_at", "from_path");
