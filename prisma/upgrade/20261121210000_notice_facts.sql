-- What a notice says, by its kind: the words are made when it is read. Notices told before have none, and read as they were told.
ALTER TABLE "notice" ADD COLUMN "facts" JSONB;
