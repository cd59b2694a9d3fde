import type { ImportView } from '#contract/product-import.ts';
import { counted } from '../../ui/count-words.ts';
import { Moment } from '../../ui/moment.tsx';

const stateWords: Record<ImportView['state'], string> = {
  queued: 'Waits',
  running: 'Under way',
  done: 'Done',
  failed: 'Ended before its time',
};

export function ImportHistory({ jobs }: { jobs: readonly ImportView[] }) {
  if (jobs.length === 0) return null;
  return (
    <section aria-labelledby="import-history">
      <h2 className="h3" id="import-history">
        Files so far
      </h2>
      <table className="num import-history">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">File</th>
            <th scope="col">What</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>
                <a className="link" href={`/desk/import?job=${job.id}`}>
                  <Moment at={job.createdAt} show="day-time" />
                </a>
              </td>
              <td>{job.fileName || 'Over the API'}</td>
              <td>
                {job.dryRun ? 'Checked, ' : 'Imported, '}
                {counted(job.products, 'product')}
              </td>
              <td>{stateWords[job.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
