-- CreateIndex
CREATE INDEX "import_job_finished_at_idx" ON "import_job"("finished_at");
