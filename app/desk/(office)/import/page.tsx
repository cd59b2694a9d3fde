import type { Metadata } from 'next';
import { ImportForm } from '#components/desk/import/import-form.tsx';
import { ImportHistory } from '#components/desk/import/import-history.tsx';
import { ImportJob } from '#components/desk/import/import-job.tsx';
import { ImportSteps } from '#components/desk/import/import-steps.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { newestImports, readImportViews } from '#server/catalogue/import/import-view.ts';
import { database } from '#server/engine/database/database.ts';
import type { Versioned } from '#server/engine/live/topic-source.ts';
import { atDesk } from '../../at-desk.ts';
import '#components/desk/import/import.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Import' };

const shown = 20;

const viewOf = (versioned: Versioned<'import'>) => ({ topic: deskTopicOf.import(versioned.data.id), ...versioned });

export default async function DeskImportPage({
  searchParams,
}: {
  searchParams: Promise<{ job?: string; problem?: string }>;
}) {
  await atDesk('/desk/import');
  const { job, problem } = await searchParams;
  const ids = await newestImports(shown);
  const views = await readImportViews(database(), typeof job === 'string' ? [job, ...ids] : ids);
  const chosen = typeof job === 'string' ? views.get(job) : undefined;
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Import</h1>
      </div>
      <ReturnedProblem code={problem} />
      {chosen ? <ImportJob key={job} initial={viewOf(chosen)} /> : <ImportSteps job={null} />}
      <ImportForm />
      <ImportHistory jobs={ids.flatMap((id) => views.get(id) ?? []).map(viewOf)} />
    </>
  );
}
