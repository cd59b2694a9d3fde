import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { storage } from '#server/storage/storage.ts';
import { newStorageKey } from '#server/storage/storage-key.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';

/** They run one after the other; each keeps its file. */
const mostWaiting = 5;

export interface NewImport {
  bytes: Uint8Array | undefined;
  dryRun: boolean;
  fileName?: string;
  /** Who does, for the ledger. */
  by: string | null;
}

type Queued = Decision<{ id: string; state: 'queued' }, Problem>;

/** Queues a file of products. Refuses `import_under_way` while many wait. @throws AccessProblem `invalid` without a file */
export async function queueImport({ bytes, dryRun, fileName = '', by }: NewImport): Promise<Queued> {
  if (!bytes) throw new AccessProblem('invalid', 'Send a CSV file of products.', { field: 'file' });
  const fileKey = newStorageKey('import', 'csv');
  await storage().put(fileKey, bytes, 'text/csv');
  const queued = await transaction(async (tx) => {
    const waiting = await tx.importJob.count({ where: { state: { in: ['queued', 'running'] } } });
    if (waiting >= mostWaiting) return refuse(tooMany);
    const { id } = await tx.importJob.create({
      data: { dryRun, fileName: fileName.slice(0, 200), fileKey, byteCount: bytes.byteLength, madeBy: by },
      select: { id: true },
    });
    return accept({ id, state: 'queued' as const });
  });
  if (!queued.ok) await storage().remove(fileKey);
  return queued;
}

const tooMany: Problem = {
  code: 'import_under_way',
  message: `${mostWaiting} files wait to be imported. Send this one when one of them is done.`,
};

/** Imports the file of a dry run that is over, as it is. @throws AccessProblem `not_found` */
export async function startAfterDryRun(id: string, by: string | null): Promise<Queued> {
  return transaction(async (tx) => {
    const [dryRun] = await tx.$queryRaw<{ fileName: string; fileKey: string; byteCount: number }[]>`
      UPDATE import_job SET file_key = NULL FROM import_job AS before
      WHERE import_job.id = before.id AND import_job.id = ${id} AND import_job.dry_run AND import_job.state = 'done'
        AND before.file_key IS NOT NULL
      RETURNING before.file_name AS "fileName", before.file_key AS "fileKey", before.byte_count AS "byteCount"`;
    if (!dryRun) throw notFound('file to import');
    const started = await tx.importJob.create({ data: { ...dryRun, madeBy: by }, select: { id: true } });
    return accept({ id: started.id, state: 'queued' as const });
  });
}

/** What is done by then stays. Without effect on one that is over. @throws AccessProblem `not_found` */
export async function stopImport(id: string): Promise<Decision<{ id: string }, Problem>> {
  const { count } = await database().importJob.updateMany({ where: { id }, data: { stopAsked: true } });
  if (count === 0) throw notFound('import');
  return accept({ id });
}
