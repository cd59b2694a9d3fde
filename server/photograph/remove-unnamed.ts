/** Photographs that were sent and that nothing shows are removed a day later: each upload is asked about when it is due. */
import { transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { storage } from '#server/storage/storage.ts';
import { storedPhotographKey } from '#server/storage/stored-photographs.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/** Removing one may take a remote storage some seconds, and their rows are locked meanwhile. */
const atOnce = 10;
/** One that is named is asked about again: what names it may go. */
const namedDays = 7;
const failedHours = 1;

/** A photograph that was sent just now is nobody's for a day. The same one sent again is as new. */
export const noteUpload = (file: string) => readRows`
  INSERT INTO upload (file, due_at) VALUES (${file}, clock_timestamp() + interval '24 hours')
  ON CONFLICT (file) DO UPDATE SET due_at = excluded.due_at, removed_at = NULL`;

/** @returns how many were looked at */
export function removeUnnamed(): Promise<number> {
  return transaction(
    async (tx) => {
      await tx.$executeRaw`DELETE FROM upload WHERE removed_at < clock_timestamp() - interval '24 hours'`;
      // Passed over: those that somebody is naming at this moment.
      const due = await tx.$queryRaw<{ file: string }[]>`
        SELECT file FROM upload WHERE removed_at IS NULL AND due_at <= clock_timestamp()
        ORDER BY due_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;
      const files = due.map(({ file }) => file);
      const named = await tx.$queryRaw<{ file: string }[]>`SELECT named_uploads(${files}::text[]) AS file`;
      const kept = new Set(named.map(({ file }) => file));
      const gone: string[] = [];
      const failed: string[] = [];
      for (const file of files) {
        if (kept.has(file)) continue;
        await storage()
          .remove(storedPhotographKey(file))
          .then(() => gone.push(file))
          .catch((error: unknown) => {
            log().warn({ err: error, file }, 'a photograph was not removed');
            failed.push(file);
          });
      }
      await tx.$executeRaw`UPDATE upload SET removed_at = clock_timestamp() WHERE file = ANY (${gone}::text[])`;
      await tx.$executeRaw`
        UPDATE upload SET due_at = clock_timestamp() + CASE WHEN file = ANY (${failed}::text[])
          THEN make_interval(hours => ${failedHours}) ELSE make_interval(days => ${namedDays}) END
        WHERE file = ANY (${files}::text[]) AND removed_at IS NULL`;
      return files.length;
    },
    { timeout: 300_000 },
  );
}

export const removeUnnamedPhotographs: DueWork = {
  name: 'remove photographs that nothing shows',
  due: Prisma.sql`SELECT due_at FROM upload WHERE removed_at IS NULL ORDER BY due_at LIMIT 1`,
  async run() {
    while ((await removeUnnamed()) === atOnce);
  },
};
