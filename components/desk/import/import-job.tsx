'use client';

import { useView } from '#components/live/view/use-view.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import type { ImportView } from '#contract/catalogue/import/product-import.ts';
import type { View } from '#contract/wire/views.ts';
import { DeskForm } from '../desk-form.tsx';
import { ImportMessages } from './import-messages.tsx';
import { ImportSteps } from './import-steps.tsx';
import { StartImport } from './start-import.tsx';

/** One import as it goes: followed live, by everybody at the desk. */
export function ImportJob({ initial }: { initial: View<'import'> }) {
  const job = (useView<'import'>(initial.topic, initial) ?? initial).data;
  const isUnderWay = job.state === 'queued' || job.state === 'running';
  return (
    <section className="import-job" aria-labelledby="import-now">
      <ImportSteps job={job} />
      <div className="import-job__head">
        <h2 className="heading-small" id="import-now">
          {headlineOf(job)}
        </h2>
        {job.fileName && <span className="small muted">{job.fileName}</span>}
      </div>
      {isUnderWay && <Progress job={job} />}
      <dl className="import-numbers tabular">
        <Figure name={job.dryRun ? 'Would be new' : 'New'} value={job.created} />
        <Figure name={job.dryRun ? 'Would change' : 'Changed'} value={job.updated} />
        <Figure name="The same" value={job.unchanged} />
        <Figure name={job.dryRun ? 'Would be left out' : 'Left out'} value={job.refused} />
        {job.photographsLeft > 0 && <Figure name="Photographs to fetch" value={job.photographsLeft} />}
      </dl>
      <ImportMessages
        title={counted(job.errors.length, 'error')}
        says="What is wrong"
        tone="attention"
        messages={job.errors}
      />
      <ImportMessages title={counted(job.warnings.length, 'note')} says="Note" messages={job.warnings} />
      {job.canStart && <StartImport job={job} />}
    </section>
  );
}

function Progress({ job }: { job: ImportView }) {
  return (
    <div className="import-progress">
      <div className="between">
        <p className="tabular">
          {job.state === 'queued' ? (
            'Waiting for its turn.'
          ) : (
            <>
              <b className="medium">
                {grouped(job.done)} of {counted(job.rows, 'row')}
              </b>
              . It continues if you leave the page.
            </>
          )}
        </p>
        <DeskForm
          action={`/api/desk/imports/${job.id}/stop`}
          kind="secondary"
          label="Stop here"
          busy="Stopping…"
          done={job.dryRun ? 'Check stopped. Nothing has changed.' : 'Import stopped. Rows already imported are kept.'}
        />
      </div>
      <progress max={Math.max(1, job.rows)} value={job.done} aria-label="Rows done" />
    </div>
  );
}

function headlineOf({ state, dryRun, refused, rows }: ImportView): string {
  if (state === 'failed' && rows === 0) return 'The file can’t be read';
  if (state === 'failed') return dryRun ? 'The check was not finished' : 'The import was not finished';
  if (state !== 'done') return dryRun ? 'Checking the file' : 'Importing';
  if (dryRun) return 'Nothing has changed yet';
  return refused > 0 ? 'Imported, with some left out' : 'Imported';
}

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt className="small muted">{name}</dt>
    <dd className="heading">{grouped(value)}</dd>
  </div>
);
