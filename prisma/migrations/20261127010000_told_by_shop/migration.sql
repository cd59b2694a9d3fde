ALTER TABLE "tracking_event" ADD COLUMN "told_by_shop" BOOLEAN NOT NULL DEFAULT false;
