-- Until which hour an order is sent on the same working day.
CREATE TABLE "delivery_settings" (
    "id" TEXT NOT NULL DEFAULT 'shop',
    "cut_off_hour" INTEGER NOT NULL DEFAULT 16,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "delivery_settings_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "delivery_settings" ADD CONSTRAINT "delivery_settings_one" CHECK ("id" = 'shop');
ALTER TABLE "delivery_settings" ADD CONSTRAINT "delivery_settings_cut_off" CHECK ("cut_off_hour" BETWEEN 0 AND 23);
INSERT INTO "delivery_settings" ("id") VALUES ('shop');
