import type { ImportMessage, ImportView } from '#contract/catalogue/import/product-import.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { watchedBy } from '#server/session/can.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { notFound } from '#server/web/problem.ts';

interface Row {
  id: string;
  version: number;
  state: ImportView['state'];
  dryRun: boolean;
  fileName: string;
  by: string | null;
  canStart: boolean;
  rows: number;
  done: number;
  products: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  errors: ImportMessage[];
  warnings: { line: number; message: string }[];
  createdAt: Date;
  finishedAt: Date | null;
  photographsLeft: number;
  photographProblems: { line: number; message: string }[] | null;
}

/** As many messages as anybody reads. */
const shown = 500;

export async function readImportViews(db: Tx, ids: string[]): Promise<Map<string, Versioned<'import'>>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT job.id, job.version, job.state, job.dry_run AS "dryRun", job.file_name AS "fileName",
           CASE WHEN job.made_by LIKE 'desk:%' THEN
             (SELECT coalesce(nullif(account.name, ''), account.email) FROM person JOIN "user" AS account ON account.id = person.user_id
              WHERE 'desk:' || person.id = job.made_by)
             ELSE 'the key “' || substr(job.made_by, 5) || '”' END AS by,
           job.dry_run AND job.state = 'done' AND job.file_key IS NOT NULL AS "canStart",
           job.rows, job.rows_done AS done, job.products, job.created, job.updated, job.unchanged, job.refused,
           job.errors, job.warnings, job.created_at AS "createdAt", job.finished_at AS "finishedAt",
           (SELECT count(*)::int FROM photograph_fetch WHERE import_id = job.id AND problem IS NULL) AS "photographsLeft",
           (SELECT jsonb_agg(jsonb_build_object('line', coalesce(line, 0), 'message', problem)) FROM (
              SELECT line, problem FROM photograph_fetch WHERE import_id = job.id AND problem IS NOT NULL
              ORDER BY line LIMIT ${shown}
            ) AS failed) AS "photographProblems"
    FROM import_job AS job WHERE job.id = ANY (${ids}::text[])`;
  return new Map(
    rows.map(({ version, warnings, photographProblems, createdAt, finishedAt, ...row }) => [
      row.id,
      {
        version,
        data: {
          ...row,
          errors: readColumn('import_job.errors', row.id, row.errors),
          warnings: [...readColumn('import_job.warnings', row.id, warnings), ...(photographProblems ?? [])],
          createdAt: createdAt.toISOString(),
          finishedAt: finishedAt?.toISOString() ?? null,
        },
      },
    ]),
  );
}

/** @throws AccessProblem `not_found` */
export async function readImport(id: string): Promise<ImportView> {
  const view = (await readImportViews(database(), [id])).get(id);
  if (!view) throw notFound('import');
  return view.data;
}

/** The newest imports' ids, the newest first. */
export async function newestImports(most: number): Promise<string[]> {
  const rows = await database().importJob.findMany({
    select: { id: true },
    orderBy: { createdAt: 'desc' },
    take: most,
  });
  return rows.map(({ id }) => id);
}

export const importTopic: TopicSource<'import'> = {
  kind: 'import',
  read: readImportViews,
  ...watchedBy('piece:import'),
};
