'use client';

import type { ImportMessage, ImportView } from '#contract/product-import.ts';
import type { View } from '#contract/views.ts';
import { useView } from '../../live/use-view.ts';
import { counted } from '../../ui/count-words.ts';
import { DeskForm } from '../desk-form.tsx';

const mostRows = 100;

/** One import as it goes: followed live, by everybody at the desk. */
export function ImportJob({ initial }: { initial: View<'import'> }) {
  const job = (useView<'import'>(initial.topic, initial) ?? initial).data;
  const isUnderWay = job.state === 'queued' || job.state === 'running';
  return (
    <section className="import-job" aria-labelledby="import-now">
      <h2 className="h3" id="import-now">
        {headlineOf(job)}
      </h2>
      {job.fileName && <p className="mute">{job.fileName}</p>}
      {isUnderWay && (
        <p className="num">
          <progress max={Math.max(1, job.rows)} value={job.done} aria-label="Rows done" /> {job.done} of{' '}
          {counted(job.rows, 'row')}
        </p>
      )}
      <dl className="import-figures num">
        <Figure name={job.dryRun ? 'Would be new' : 'New'} value={job.created} />
        <Figure name={job.dryRun ? 'Would change' : 'Changed'} value={job.updated} />
        <Figure name="The same" value={job.unchanged} />
        <Figure name="Left out" value={job.refused} />
        {job.photographsLeft > 0 && <Figure name="Photographs to fetch" value={job.photographsLeft} />}
      </dl>
      {isUnderWay && (
        <DeskForm
          action={`/api/desk/imports/${job.id}/stop`}
          kind="secondary"
          label="Stop here"
          busy="Stopping"
          done="The import stops. What it has done stays."
        />
      )}
      {job.canStart && (
        <DeskForm
          action={`/api/desk/imports/${job.id}/start`}
          label={
            job.refused > 0
              ? `Import ${job.created + job.updated}, leave out ${job.refused}`
              : `Import ${job.created + job.updated}`
          }
          busy="Starting"
          done="The import has started."
        />
      )}
      <Messages title={counted(job.errors.length, 'error')} messages={job.errors} />
      <Messages title={counted(job.warnings.length, 'note')} messages={job.warnings} />
    </section>
  );
}

function headlineOf({ state, dryRun, refused }: ImportView): string {
  if (state === 'failed') return dryRun ? 'The file can’t be read' : 'The import ended before its time';
  if (state !== 'done') return dryRun ? 'Checking the file' : 'Importing';
  if (dryRun) return 'Checked. Nothing has changed yet';
  return refused > 0 ? 'Imported, with some left out' : 'Imported';
}

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt className="small mute">{name}</dt>
    <dd className="h3">{value}</dd>
  </div>
);

function Messages({
  title,
  messages,
}: {
  title: string;
  messages: readonly (Omit<ImportMessage, 'column'> & { column?: string | undefined })[];
}) {
  if (messages.length === 0) return null;
  return (
    <details className="import-messages" open={messages.length <= 20}>
      <summary className="small med">{title}</summary>
      <table className="num">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {messages.slice(0, mostRows).map(({ line, column, message }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; they only grow at their end.
            <tr key={place}>
              <td>{line === 0 ? 'The file' : line}</td>
              <td>{column ?? ''}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {messages.length > mostRows && <p className="small mute">{messages.length - mostRows} more.</p>}
    </details>
  );
}
