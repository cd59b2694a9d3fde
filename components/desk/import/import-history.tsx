'use client';

import { useView } from '#components/live/view/use-view.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { ImportView } from '#contract/catalogue/import/product-import.ts';
import type { View } from '#contract/wire/views.ts';

/** The newest files, each as far as it is now. */
export function ImportHistory({ jobs }: { jobs: readonly View<'import'>[] }) {
  if (jobs.length === 0) return null;
  return (
    <section aria-labelledby="import-history">
      <h2 className="heading-small" id="import-history">
        Previous imports{' '}
      </h2>
      <table className="tabular import-history">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">File</th>
            <th scope="col">By</th>
            <th scope="col">Rows</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <Row key={job.topic} initial={job} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ initial }: { initial: View<'import'> }) {
  const isOver = initial.data.finishedAt !== null;
  const job = (useView<'import'>(isOver ? null : initial.topic, initial) ?? initial).data;
  return (
    <tr>
      <td>
        <a className="text-link" href={`/desk/import?job=${job.id}`}>
          <Moment at={job.createdAt} show="day-time" />
        </a>
      </td>
      <td>{job.fileName || 'Untitled'}</td>
      <td>{job.by ?? 'Unknown'}</td>
      <td>{grouped(job.rows)}</td>
      <td>{stateOf(job)}</td>
    </tr>
  );
}

function stateOf({ state, dryRun, products, created, updated, rows, refused }: ImportView): string {
  if (state === 'queued') return 'Waiting';
  if (state === 'running') return dryRun ? 'Being checked' : 'Being imported';
  if (state === 'failed') return rows === 0 ? 'Can’t be read' : 'Not finished';
  const result = dryRun
    ? `${counted(products, 'piece')} checked`
    : `${counted(created, 'piece')} new, ${grouped(updated)} changed`;
  return refused > 0 ? `${result}, ${grouped(refused)} left out` : result;
}
