-- A draw writes fifty thousand places at once; nothing takes away what they point to.
ALTER TABLE "drop_turn" DROP CONSTRAINT "drop_turn_drop_id_fkey";
ALTER TABLE "drop_turn" DROP CONSTRAINT "drop_turn_entry_id_fkey";
